import type { Evaluation } from '../../contract/training.ts';
import { overlap } from '../../core/statistics/wilson.ts';
import { intervalOf } from './accuracy-text.ts';

/** How one model is beside another on the same samples; only "as good" where chance can explain it. */
type Verdict = 'as-good' | 'better' | 'worse';

export function compareEvaluations(own: Evaluation, other: Evaluation): Verdict {
  if (overlap(intervalOf(own), intervalOf(other))) return 'as-good';
  return own.accuracy > other.accuracy ? 'better' : 'worse';
}
