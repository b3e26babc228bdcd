import * as v from 'valibot';
import { CLASS_LIMIT } from './dataset.ts';

/** Width and height of the picture that the network sees, in pixels. */
export const GRID_SIDE = 28;
export const GRID_PIXELS = GRID_SIDE * GRID_SIDE;

/** In memory of its own: a small view of a large buffer would keep all of it. */
const withoutTheRest = v.transform((pixels: Uint8Array<ArrayBuffer>) =>
  pixels.byteLength === pixels.buffer.byteLength ? pixels : pixels.slice(),
);

/** 28x28 pixels, row by row: 0 is paper, 255 is ink, as in MNIST. */
export const PixelGrid = v.pipe(
  v.instance(Uint8Array),
  v.check((pixels) => pixels.length === GRID_PIXELS, `expected ${GRID_PIXELS} pixels`),
  withoutTheRest,
);
export type PixelGrid = v.InferOutput<typeof PixelGrid>;

/** More are not asked about at once: the answer would come late. */
export const MOST_GRIDS = 32;

/** Grids one after the other. */
export const PixelGrids = v.pipe(
  v.instance(Uint8Array),
  v.check(
    ({ length }) => length > 0 && length % GRID_PIXELS === 0 && length <= MOST_GRIDS * GRID_PIXELS,
    `expected ${GRID_PIXELS} pixels for each of 1 to ${MOST_GRIDS} grids`,
  ),
  withoutTheRest,
);
export type PixelGrids = v.InferOutput<typeof PixelGrids>;

/** Whether the most probable class should be believed. */
const VERDICTS = [
  'sure',
  'unsure', // something else is nearly as probable
  'stranger', // like nothing that was learned: not a digit
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a network makes of a grid. */
export const Reading = v.object({
  /** Of the model's classes, in order; they add up to 1. */
  probabilities: v.pipe(v.array(v.number()), v.minLength(2), v.maxLength(CLASS_LIMIT)),
  verdict: v.picklist(VERDICTS),
});
export type Reading = v.InferOutput<typeof Reading>;
