import type { Verdict } from '../../contract/digit.ts';

/** A best class that is less probable than this is no answer to rely on. */
const SURE_FROM = 0.8;

/** Whether the most probable class should be believed, if the grid is no stranger. */
export function verdictOf(probabilities: readonly number[], isStranger: boolean): Verdict {
  if (isStranger) return 'stranger';
  return Math.max(...probabilities) >= SURE_FROM ? 'sure' : 'unsure';
}
