import * as v from 'valibot';
import { CLASS_LIMIT } from './dataset.ts';

/** Width and height of the picture that the network sees, in pixels. */
export const GRID_SIDE = 28;
export const GRID_PIXELS = GRID_SIDE * GRID_SIDE;

/** 28x28 pixels, row by row: 0 is paper, 255 is ink, as in MNIST. */
export const PixelGrid = v.pipe(
  v.instance(Uint8Array),
  v.check((pixels) => pixels.length === GRID_PIXELS, `expected ${GRID_PIXELS} pixels`),
);
export type PixelGrid = v.InferOutput<typeof PixelGrid>;

/** The probabilities of the model's classes, in order; they add up to 1. */
export const Prediction = v.object({
  probabilities: v.pipe(v.array(v.number()), v.minLength(2), v.maxLength(CLASS_LIMIT)),
});
export type Prediction = v.InferOutput<typeof Prediction>;
