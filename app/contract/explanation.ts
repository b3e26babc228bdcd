import * as v from 'valibot';
import { GRID_PIXELS, PixelGrid } from './digit.ts';
import { Layer } from './network.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The mean picture of each class of the training samples: classes x 784 bytes. */
export const ClassMeans = v.object({ pixels: v.instance(Uint8Array) });
export type ClassMeans = v.InferOutput<typeof ClassMeans>;

/** Training samples that are most like a grid, the nearest first. */
export const NearestSamples = v.array(
  v.object({
    /** Its place among the training samples. */
    index: Count,
    label: Count,
    pixels: PixelGrid,
    /** The root of the mean squared difference of the pixels, 0 to 1. */
    distance: v.number(),
  }),
);
export type NearestSamples = v.InferOutput<typeof NearestSamples>;

/** Side of the square that is hidden, in pixels. */
export const OCCLUSION_SIDE = 5;

/** What hiding a small square does to the most probable class. */
export const Occlusion = v.object({
  label: Count,
  /** With nothing hidden. */
  probability: v.number(),
  /** With the square around each of the 784 pixels hidden. */
  hidden: v.pipe(
    v.instance(Float32Array),
    v.check(({ length }) => length === GRID_PIXELS, 'a probability a pixel'),
  ),
});
export type Occlusion = v.InferOutput<typeof Occlusion>;

/** What a layer makes of a grid. */
export const LayerActivations = v.object({
  layer: Layer,
  /** [height, width, channels] of a picture, [units] of a row. */
  shape: v.array(Count),
  /** Row by row, the channels of a pixel side by side. */
  values: v.instance(Float32Array),
});
export type LayerActivations = v.InferOutput<typeof LayerActivations>;

/** Of all layers in order; the last one's are the logits. */
export const Activations = v.array(LayerActivations);
export type Activations = v.InferOutput<typeof Activations>;
