import * as v from 'valibot';
import { wholeWithin, within } from './bounds.ts';
import { Name } from './dataset.ts';

/** The bounds of a layer's numbers; the page explains them, the engine enforces them. */
export const LAYER_BOUNDS = {
  units: { minimum: 1, maximum: 4096 },
  filters: { minimum: 1, maximum: 256 },
  kernelSize: { minimum: 1, maximum: 11 },
  stride: { minimum: 1, maximum: 4 },
  poolSize: { minimum: 2, maximum: 7 },
  slope: { minimum: 0, maximum: 1 },
  rate: { minimum: 0, maximum: 0.95 },
} as const;
export const MOST_LAYERS = 40;
/** A person keeps no more networks than this. */
export const MOST_OWN_NETWORKS = 200;
/** 200 MB of weights, and twice as much again for Adam. */
export const MOST_PARAMETERS = 50_000_000;

/** One layer of a network. The sizes of its input follow from the layers before it. */
export const Layer = v.variant('kind', [
  /** y = x W + b */
  v.strictObject({ kind: v.literal('dense'), units: wholeWithin(LAYER_BOUNDS.units) }),
  v.strictObject({
    kind: v.literal('conv2d'),
    filters: wholeWithin(LAYER_BOUNDS.filters),
    /** Height and width of the kernel. */
    kernelSize: wholeWithin(LAYER_BOUNDS.kernelSize),
    stride: wholeWithin(LAYER_BOUNDS.stride),
    /** `same` keeps the size of the picture, at stride 1; `valid` only goes where the kernel fits. */
    padding: v.picklist(['valid', 'same']),
    /** A batch normalization right behind has a bias of its own. */
    useBias: v.boolean(),
  }),
  /** Squares of `size` x `size` that do not overlap become one value. */
  v.strictObject({ kind: v.literal('maxPool'), size: wholeWithin(LAYER_BOUNDS.poolSize) }),
  v.strictObject({ kind: v.literal('averagePool'), size: wholeWithin(LAYER_BOUNDS.poolSize) }),
  v.strictObject({ kind: v.literal('batchNorm') }),
  v.strictObject({ kind: v.literal('relu') }),
  v.strictObject({ kind: v.literal('leakyRelu'), slope: within(LAYER_BOUNDS.slope) }),
  v.strictObject({ kind: v.literal('tanh') }),
  v.strictObject({ kind: v.literal('sigmoid') }),
  v.strictObject({ kind: v.literal('dropout'), rate: within(LAYER_BOUNDS.rate) }),
  v.strictObject({ kind: v.literal('flatten') }),
]);
export type Layer = v.InferOutput<typeof Layer>;
export type LayerKind = Layer['kind'];

export const PRESET_NAMES = ['softmax', 'mlp', 'quick', 'deep'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/**
 * A network as a person describes it: what is between the picture (28x28x1, 0 paper to 1 ink) and
 * the last layer, a dense one with a logit for each class of whatever it learns. `name` is that of
 * a preset, or the person's own.
 */
export const NetworkDescription = v.strictObject({
  name: Name,
  layers: v.pipe(v.array(Layer), v.maxLength(MOST_LAYERS)),
});
export type NetworkDescription = v.InferOutput<typeof NetworkDescription>;
