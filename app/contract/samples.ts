import * as v from 'valibot';
import { CLASS_LIMIT, DatasetId, Part } from './dataset.ts';
import { GRID_PIXELS } from './digit.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** More at once would keep the engine, and the page, busy for longer than a frame. */
const LARGEST_PAGE = 400; /* samples */

/** Asks for a stretch of a dataset's samples, of one class or of all (`label` null). */
export const SamplesQuery = v.strictObject({
  id: DatasetId,
  part: Part,
  label: v.nullable(v.pipe(Count, v.maxValue(CLASS_LIMIT - 1))),
  /** The first one wanted, counted among those that the label leaves. */
  offset: Count,
  count: v.pipe(Count, v.minValue(1), v.maxValue(LARGEST_PAGE)),
});
export type SamplesQuery = v.InferOutput<typeof SamplesQuery>;

export const SamplesPage = v.pipe(
  v.object({
    /** How many samples the label leaves in this part. */
    total: Count,
    /** Where each one stands in its part, from 0. */
    indices: v.instance(Uint32Array),
    labels: v.instance(Uint8Array),
    /** 784 bytes each: 0 is paper, 255 is ink. */
    pixels: v.instance(Uint8Array),
  }),
  v.check(
    ({ indices, labels, pixels }) =>
      labels.length === indices.length && pixels.length === indices.length * GRID_PIXELS,
    'indices, labels and pixels of the same samples',
  ),
);
export type SamplesPage = v.InferOutput<typeof SamplesPage>;

/** How many samples each class has. */
export const ClassCounts = v.object({ train: v.array(Count), test: v.array(Count) });
export type ClassCounts = v.InferOutput<typeof ClassCounts>;
