import * as v from 'valibot';
import { wholeWithin, within } from './bounds.ts';

/** The bounds of a recipe's numbers; the page explains them, the engine enforces them. */
export const RECIPE_BOUNDS = {
  epochs: { minimum: 1, maximum: 1000 },
  batchSize: { minimum: 1, maximum: 4096 },
  learningRate: { minimum: 0.000_001, maximum: 10 },
  momentum: { minimum: 0, maximum: 0.999 },
  beta2: { minimum: 0.5, maximum: 0.99999 },
  weightDecay: { minimum: 0, maximum: 1 },
  labelSmoothing: { minimum: 0, maximum: 0.5 },
  dropout: { minimum: 0, maximum: 0.95 },
  validationShare: { minimum: 0, maximum: 0.5 },
  patience: { minimum: 1, maximum: 100 },
  factor: { minimum: 0.01, maximum: 0.99 },
  checkpointEpochs: { minimum: 1, maximum: 1000 },
  seed: { minimum: 0, maximum: 0x7fff_ffff },
  shift: { minimum: 0, maximum: 8 },
  rotation: { minimum: 0, maximum: 45 },
  scale: { minimum: 0, maximum: 0.5 },
  shear: { minimum: 0, maximum: 0.5 },
  elastic: { minimum: 0, maximum: 4 },
  thickness: { minimum: 0, maximum: 1 },
  styles: { minimum: 0, maximum: 1 },
} as const;
export type RecipeNumber = keyof typeof RECIPE_BOUNDS;

const whole = (name: RecipeNumber) => wholeWithin(RECIPE_BOUNDS[name]);
const real = (name: RecipeNumber) => within(RECIPE_BOUNDS[name]);

/** How the learning rate moves while a run goes on. */
export const Schedule = v.variant('kind', [
  v.strictObject({ kind: v.literal('constant') }),
  /** Times `factor` after every `epochs` epochs. */
  v.strictObject({ kind: v.literal('step'), epochs: whole('epochs'), factor: real('factor') }),
  /** Half a cosine from the rate down to a thousandth of it. */
  v.strictObject({ kind: v.literal('cosine') }),
  /** Up from a tenth of the rate over the first quarter, then half a cosine to a thousandth. */
  v.strictObject({ kind: v.literal('oneCycle') }),
  /** Times `factor` once `patience` epochs have not lowered the loss that is watched. */
  v.strictObject({
    kind: v.literal('plateau'),
    patience: whole('patience'),
    factor: real('factor'),
  }),
]);
export type Schedule = v.InferOutput<typeof Schedule>;

/**
 * How samples are changed at random while learning, anew in every epoch. Each number is the most
 * that happens, up or down; all 0 leaves them as they are.
 */
export const Augmentation = v.strictObject({
  /** Pixels. */
  shift: real('shift'),
  /** Degrees. */
  rotation: real('rotation'),
  /** Of the width and of the height, each: 0.1 is from 90 to 110 %. */
  scale: real('scale'),
  /** Pixels sideways for each pixel upwards. */
  shear: real('shear'),
  /** Pixels that a smooth random field moves the ink. */
  elastic: real('elastic'),
  /** Thinner or thicker ink: 1 takes away or adds a ring of one pixel. */
  thickness: real('thickness'),
  /**
   * The probability that a digit is written as people of other habits write it: a bar on a 7, a tail
   * on a 9, a flag or a base on a 1, a short second stroke in a 4, a slash or a gap in a 0.
   */
  styles: real('styles'),
});
export type Augmentation = v.InferOutput<typeof Augmentation>;

/** How a network is trained. */
export const Recipe = v.strictObject({
  epochs: whole('epochs'),
  batchSize: whole('batchSize'),
  optimizer: v.picklist(['sgd', 'adam', 'adamw']),
  /** Of SGD; in Adam and AdamW it is beta1, the momentum of the gradient. */
  momentum: real('momentum'),
  /** Of Adam and AdamW: how long the squares of the gradient are remembered. */
  beta2: real('beta2'),
  /** Decoupled: each step takes rate * decay of every kernel away. Adam, by its definition, has none. */
  weightDecay: real('weightDecay'),
  learningRate: real('learningRate'),
  schedule: Schedule,
  labelSmoothing: real('labelSmoothing'),
  /** Takes the place of the rate in all dropout layers; null leaves each its own. */
  dropout: v.nullable(real('dropout')),
  augmentation: Augmentation,
  /** Of the training samples, kept aside to watch the run; 0 watches the test set, as the lesson does. */
  validationShare: real('validationShare'),
  shuffle: v.boolean(),
  /** Leaves out an epoch's last batch if it is incomplete. */
  dropLast: v.boolean(),
  /** Ends the run once so many epochs brought nothing, and takes the best epoch's weights. */
  earlyStopping: v.nullable(v.strictObject({ patience: whole('patience') })),
  /** A checkpoint after every so many epochs, beside those by time. */
  checkpointEpochs: whole('checkpointEpochs'),
  /** Decides initial weights, order, dropout and augmentation: the same seed repeats the run. */
  seed: whole('seed'),
});
export type Recipe = v.InferOutput<typeof Recipe>;
