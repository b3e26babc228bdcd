import type { Recipe } from '../../../../contract/recipe.ts';
import { learningRateAt } from '../../../../core/training/schedule.ts';
import type { TrainingPlan } from '../../../../core/training/training-plan.ts';

const MOST_PLACES = 240; /* as many as the sketch is wide */

export interface RatePath {
  /** From the first step to the last, in order. */
  rates: readonly number[];
  highest: number;
}

/** The learning rate at places spread evenly over a run in which the loss always falls. */
export function ratePath(
  recipe: Recipe,
  { stepsPerEpoch, totalSteps }: Pick<TrainingPlan, 'stepsPerEpoch' | 'totalSteps'>,
): RatePath {
  const places = Math.min(MOST_PLACES, totalSteps);
  const rates = Array.from({ length: places }, (_, place) => {
    const step = places === 1 ? 0 : Math.round((place / (places - 1)) * (totalSteps - 1));
    return learningRateAt(recipe, step, { stepsPerEpoch, totalSteps }, 0);
  });
  return { rates, highest: Math.max(...rates) };
}
