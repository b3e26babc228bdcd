import type { Layer } from '../../contract/network.ts';
import type { Augmentation, Recipe } from '../../contract/recipe.ts';

export const RECIPE_NAMES = ['lesson', 'fast', 'careful', 'handwriting'] as const;
export type RecipeName = (typeof RECIPE_NAMES)[number];

export const NO_AUGMENTATION: Augmentation = {
  ...{ shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0, thickness: 0, styles: 0 },
};

/** As in the lesson this project grew from. */
const lesson: Recipe = {
  epochs: 5,
  batchSize: 64,
  optimizer: 'adam',
  momentum: 0.9,
  beta2: 0.999,
  weightDecay: 0,
  learningRate: 0.001,
  schedule: { kind: 'constant' },
  labelSmoothing: 0,
  dropout: null,
  augmentation: NO_AUGMENTATION,
  validationShare: 0,
  shuffle: true,
  dropLast: false,
  earlyStopping: null,
  checkpointEpochs: 1,
  seed: 1,
};

/** A few epochs in which the rate rises and falls once. */
const fast: Recipe = {
  ...lesson,
  epochs: 3,
  batchSize: 256,
  optimizer: 'adamw',
  beta2: 0.99,
  weightDecay: 0.0001,
  learningRate: 0.01,
  schedule: { kind: 'oneCycle' },
  dropLast: true,
};

/** Sixteen epochs in which no sample is seen twice the same way. */
const careful: Recipe = {
  ...fast,
  epochs: 16,
  weightDecay: 0.005,
  labelSmoothing: 0.05,
  augmentation: { ...NO_AUGMENTATION, shift: 1.2, rotation: 7, scale: 0.07, shear: 0.07 },
};

/**
 * Eight epochs for the digits that people draw: those of the dataset are written as people of other
 * habits write them, warped, and in thinner and thicker ink.
 */
const handwriting: Recipe = {
  ...fast,
  epochs: 8,
  labelSmoothing: 0.05,
  augmentation: {
    ...{ shift: 0, rotation: 7, scale: 0.1, shear: 0.1, elastic: 1.2, thickness: 0.4 },
    styles: 0.45,
  },
};

const recipes: Readonly<Record<RecipeName, Recipe>> = { lesson, fast, careful, handwriting };

/** What the app and the command line train where nobody chose: it reads people's digits best. */
export const FIRST_CHOICE = { network: 'quick', recipe: 'handwriting' } as const;

/** Without convolutions a rate of 0.01 is a little too much for one cycle. */
const FAST_RATE_WITHOUT_CONVOLUTION = 0.008;

/** A recipe that one can choose by name, its rate fitted to the network. */
export function namedRecipe(name: RecipeName, layers: readonly Layer[]): Recipe {
  const recipe = recipes[name];
  if (name === 'lesson' || layers.some(({ kind }) => kind === 'conv2d')) return recipe;
  return { ...recipe, learningRate: FAST_RATE_WITHOUT_CONVOLUTION };
}
