import { formatCount } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';

/** Which digit of a number it is, in words; null where there is only one. */
export function digitPlace(place: number, count: number): string | null {
  if (count < 2) return null;
  return m.digitPlace({ place: formatCount(place + 1), count: formatCount(count) });
}
