import { m } from '../i18n/messages.ts';

/** "Lin's hand", or "your hand" of whoever never gave a name. */
export function handOf(name: string): string {
  return name === m.handMe() ? m.handMine() : m.handOf({ name });
}
