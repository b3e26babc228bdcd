import { LONGEST_NAME } from '../../contract/dataset.ts';
import { m } from '../i18n/messages.ts';

/** What the taught copy may be called: both names, the model's cut where there is no room. */
export function lessonNameOf(model: string, name: string): string {
  const nameWith = (base: string): string =>
    name === m.handMe() ? m.lessonNameMine({ model: base }) : m.lessonNameOf({ model: base, name });
  const whole = nameWith(model);
  const excess = Math.max(0, whole.length - LONGEST_NAME);
  if (excess === 0) return whole;
  return nameWith(model.slice(0, -excess).trim()).slice(0, LONGEST_NAME);
}
