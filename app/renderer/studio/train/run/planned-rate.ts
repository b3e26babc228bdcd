import { learningRateAt } from '../../../../core/training/schedule.ts';
import type { WatchedRun } from '../../../state/apply-announcement.ts';

const SAME = 0.001; /* of the rate: what arrives has been through 32 bits */

/**
 * What the recipe's schedule says for the last step; null where it cannot be told from here, as
 * nothing has been done yet or the schedule waits for a plateau.
 */
export function plannedRate({ settings, progress, ...steps }: WatchedRun): number | null {
  const { recipe } = settings;
  if (!progress || progress.step < 1 || recipe.schedule.kind === 'plateau') return null;
  return learningRateAt(recipe, progress.step - 1, steps, 0);
}

/** Whether a rate is not the planned one, so that a person must have set it. */
export function isByHand(rate: number, planned: number): boolean {
  return Math.abs(rate - planned) > SAME * planned;
}
