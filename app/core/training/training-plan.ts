import type { Recipe } from '../../contract/recipe.ts';

/** The arithmetic of a run, known before it begins. */
export interface TrainingPlan {
  /** Samples that an epoch learns from. */
  trainCount: number;
  /** Samples of the training part that are kept aside to watch the run. */
  validationCount: number;
  stepsPerEpoch: number;
  totalSteps: number;
}

/**
 * What a recipe means for so many training samples. An epoch sees every one of them once that is
 * not kept aside: its last batch may be smaller, or is left out with `dropLast`, unless there is no
 * other.
 */
export function planTraining(
  {
    epochs,
    batchSize,
    dropLast,
    validationShare,
  }: Pick<Recipe, 'epochs' | 'batchSize' | 'dropLast' | 'validationShare'>,
  sampleCount: number,
): TrainingPlan {
  const validationCount = validationCountOf({ validationShare }, sampleCount);
  const trainCount = sampleCount - validationCount;
  const batches = trainCount / batchSize;
  const stepsPerEpoch = Math.max(1, dropLast ? Math.floor(batches) : Math.ceil(batches));
  return { trainCount, validationCount, stepsPerEpoch, totalSteps: epochs * stepsPerEpoch };
}

/** How many of so many training samples are kept aside. */
export function validationCountOf(
  { validationShare }: Pick<Recipe, 'validationShare'>,
  sampleCount: number,
): number {
  return Math.round(sampleCount * validationShare);
}
