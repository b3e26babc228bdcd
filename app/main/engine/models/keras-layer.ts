import * as v from 'valibot';
import { MOVING_SHARE } from '../network/batch-norm.ts';
import { BATCH_NORM_EPSILON } from '../ops/normalization.ts';

const pair = v.pipe(
  v.tuple([v.number(), v.number()]),
  v.check(([height, width]) => height === width, 'Expected a square'),
);

/** A layer of `class_name` whose `config` has these entries beside the name. */
function kerasLayer<const ClassName extends string, Entries extends v.ObjectEntries>(
  className: ClassName,
  entries: Entries,
) {
  return v.object({
    class_name: v.literal(className),
    config: v.object({ name: v.string(), ...entries }),
  });
}

/** Squares that lie side by side: they move by their own size. */
function poolingLayer<const ClassName extends string>(className: ClassName) {
  return v.object({
    class_name: v.literal(className),
    config: v.pipe(
      v.object({
        name: v.string(),
        pool_size: pair,
        strides: pair,
        padding: v.literal('valid'),
        data_format: v.literal('channels_last'),
      }),
      v.check(
        ({ pool_size, strides }) => pool_size[0] === strides[0],
        'Expected strides of the size of the pool',
      ),
    ),
  });
}

/**
 * The layers of Keras that our own become, as tfjs layers writes them. Only what the two can say
 * alike is let through; the bounds of the numbers are the contract's.
 */
export const KerasLayer = v.variant('class_name', [
  kerasLayer('Flatten', {}),
  kerasLayer('Dense', {
    units: v.number(),
    activation: v.literal('linear'),
    use_bias: v.literal(true),
  }),
  kerasLayer('Conv2D', {
    filters: v.number(),
    kernel_size: pair,
    strides: pair,
    padding: v.picklist(['valid', 'same']),
    data_format: v.literal('channels_last'),
    activation: v.literal('linear'),
    use_bias: v.boolean(),
  }),
  poolingLayer('MaxPooling2D'),
  poolingLayer('AveragePooling2D'),
  kerasLayer('BatchNormalization', {
    axis: v.literal(-1),
    /** Keras says how much stays. */
    momentum: v.literal(1 - MOVING_SHARE),
    epsilon: v.literal(BATCH_NORM_EPSILON),
    center: v.literal(true),
    scale: v.literal(true),
  }),
  kerasLayer('Activation', { activation: v.picklist(['relu', 'tanh', 'sigmoid']) }),
  kerasLayer('LeakyReLU', { alpha: v.number() }),
  kerasLayer('Dropout', { rate: v.number() }),
]);
export type KerasLayer = v.InferOutput<typeof KerasLayer>;
