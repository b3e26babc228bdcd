import type { Evaluation } from '../../contract/training.ts';
import { m } from '../i18n/messages.ts';
import { accuracyText } from './accuracy-text.ts';
import { compareEvaluations } from './compare-evaluations.ts';

/** How a model is beside another on the same samples, in a sentence. */
export function comparisonText(
  names: { name: string; other: string },
  own: Evaluation,
  other: Evaluation,
): string {
  const words = {
    ...names,
    own: m.evaluationRange({ ...accuracyText(own) }),
    others: m.evaluationRange({ ...accuracyText(other) }),
  };
  switch (compareEvaluations(own, other)) {
    case 'as-good':
      return m.evaluationAsGood(words);
    case 'better':
      return m.evaluationBetter(words);
    case 'worse':
      return m.evaluationWorse(words);
  }
}
