import type { Recipe } from '../../../contract/recipe.ts';
import { NO_AUGMENTATION } from '../../../core/training/recipes.ts';

type SharedWithTraining =
  'optimizer' | 'momentum' | 'beta2' | 'weightDecay' | 'learningRate' | 'schedule';

/** How a network learns a person's hand. */
export interface HandRecipe extends Pick<Recipe, SharedWithTraining | 'augmentation'> {
  steps: number;
  /** Places for the person's drawings in a batch. */
  ownCount: number;
  /** Samples of the dataset in a batch, so that the network does not forget what it knew. */
  replayCount: number;
  /** How often habits are drawn into the samples, as a share of how often they were in training. */
  stylesShare: number;
}

/**
 * Found on half of 30 people's pen strokes, confirmed on the other half (docs/benchmarks.md). What
 * counts most is how often, and how strongly warped, a person's few drawings are seen: with a third
 * of the places and gentle warps half as much is gained.
 */
export const HAND_RECIPE: HandRecipe = {
  steps: 40,
  ownCount: 40,
  replayCount: 48,
  stylesShare: 0.5,
  optimizer: 'adamw',
  momentum: 0.9,
  beta2: 0.999,
  weightDecay: 0.01,
  learningRate: 0.002,
  schedule: { kind: 'cosine' },
  augmentation: {
    ...NO_AUGMENTATION,
    ...{ shift: 1, rotation: 20, scale: 0.2, shear: 0.3, elastic: 2 },
  },
};
