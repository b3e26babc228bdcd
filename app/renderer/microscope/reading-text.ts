import type { Reading } from '../../contract/digit.ts';
import { classNameOf } from '../digits/class-names.ts';
import { formatPercent } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';
import { bestGuesses } from '../state/guess.ts';

/** The best guess in a few words, with its doubt. */
export function readingText(
  { probabilities, verdict }: Reading,
  classes: readonly string[],
): string {
  const [best] = bestGuesses(probabilities, 1);
  if (!best || verdict === 'stranger') return m.microscopeReadingStranger();
  const words = {
    name: classNameOf(classes, best.label),
    probability: formatPercent(best.probability),
  };
  return verdict === 'sure' ? m.microscopeReading(words) : m.microscopeReadingUnsure(words);
}
