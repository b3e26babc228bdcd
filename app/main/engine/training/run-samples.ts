import type { Recipe } from '../../../contract/recipe.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { allOf, type SampleChoice } from '../dataset/sample-choice.ts';
import { validationCountOf } from '../../../core/training/training-plan.ts';
import { stratifiedSplit } from '../dataset/split.ts';

/** What a run learns from, and what it is watched by after every epoch. */
export interface RunSamples {
  train: SampleChoice;
  watched: SampleChoice;
}

/**
 * Keeps the recipe's share of the training samples aside for validation, of each class alike. With
 * a share of 0 all are learned from and the test set watches, as in the lesson.
 */
export function runSamples(
  { train, test }: Pick<Dataset, 'train' | 'test'>,
  recipe: Pick<Recipe, 'validationShare' | 'seed'>,
): RunSamples {
  const validationCount = validationCountOf(recipe, train.count);
  if (validationCount === 0) return { train: allOf(train), watched: allOf(test) };
  const split = stratifiedSplit(train.labels, validationCount, recipe.seed);
  return {
    train: { digits: train, indices: Int32Array.from(split.train) },
    watched: { digits: train, indices: Int32Array.from(split.test) },
  };
}
