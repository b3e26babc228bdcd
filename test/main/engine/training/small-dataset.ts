import { DIGIT_CLASSES } from '../../../../app/contract/dataset.ts';
import type { Layer } from '../../../../app/contract/network.ts';
import type { Recipe } from '../../../../app/contract/recipe.ts';
import { namedRecipe } from '../../../../app/core/training/recipes.ts';
import type { Dataset } from '../../../../app/main/engine/dataset/dataset.ts';
import { createDigitSet } from '../../../../app/main/engine/dataset/digit-set.ts';
import { inventDigits } from '../dataset/digit-files.ts';

/** 300 digits to learn from and 50 to test on. */
export function smallDataset(): Dataset {
  const train = createDigitSet(inventDigits(300, 1), 10);
  const test = createDigitSet(inventDigits(50, 2), 10);
  return {
    summary: {
      ...{ id: 'starter', name: 'invented', classes: DIGIT_CLASSES },
      ...{ trainCount: 300, testCount: 50 },
    },
    hash: train.hash + test.hash,
    ...{ train, test },
    free() {
      train.free();
      test.free();
    },
  };
}

export function recipeOf(changes: Partial<Recipe> = {}, layers: readonly Layer[] = []): Recipe {
  return { ...namedRecipe('lesson', layers), epochs: 2, ...changes };
}
