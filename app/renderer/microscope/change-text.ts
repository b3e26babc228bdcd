import type { Reading } from '../../contract/digit.ts';
import { classNameOf } from '../digits/class-names.ts';
import { formatPercent } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';
import { bestGuesses } from '../state/guess.ts';

/** What became of the best guess: how probable it was and is. */
export function changeText(before: Reading, after: Reading, classes: readonly string[]): string {
  const [best] = bestGuesses(before.probabilities, 1);
  if (!best) return '';
  return m.whyChange({
    name: classNameOf(classes, best.label),
    before: formatPercent(best.probability),
    after: formatPercent(after.probabilities[best.label] ?? 0),
  });
}
