import type { Reading } from '../../contract/digit.ts';
import { classNameOf } from '../digits/class-names.ts';
import { formatPercent } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';
import { changeInPointsText } from '../i18n/points-text.ts';
import { bestGuesses } from '../state/guess.ts';

/**
 * What became of the best guess: how probable it was and is, and by how much that changed. Nothing
 * where it was no guess, since the drawing is like nothing that the network knows.
 */
export function changeTexts(
  before: Reading,
  after: Reading,
  classes: readonly string[],
): readonly string[] {
  const [best] = bestGuesses(before.probabilities, 1);
  if (!best || before.verdict === 'stranger') return [];
  const probability = after.probabilities[best.label] ?? 0;
  const texts = {
    name: classNameOf(classes, best.label),
    before: formatPercent(best.probability),
    after: formatPercent(probability),
  };
  return [m.whyChange(texts), changeInPointsText(best.probability, probability)];
}
