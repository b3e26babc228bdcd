import { createHash } from 'node:crypto';
import { GRID_SIDE } from '../../../contract/digit.ts';
import { gather } from '../ops/array.ts';
import { type ByteRows, createByteRows } from '../ops/byte-rows.ts';
import { intTensor, type Tensor } from '../ops/tensor.ts';
import { free, keep, tidy } from '../ops/tidy.ts';
import { encodeIdxHeader } from './idx.ts';
import type { Digits } from './read-digits.ts';

/** Digits in native memory, as bytes, from which batches are taken. */
export interface DigitSet {
  readonly count: number;
  readonly classCount: number;
  /** The labels once more, for counting right answers. */
  readonly labels: Uint8Array;
  /** Of images and labels: the same hash is the same set. */
  readonly hash: string;
  /** The samples at these positions (0 <= index < count); call it within tidy(). */
  batch(indices: Int32Array): Batch;
  free(): void;
}

interface Batch {
  /** [B, 28, 28] uint8 */
  images: Tensor;
  /** [B] int32 */
  labels: Tensor;
}

/** Moves digits to native memory; their labels must be below `classCount`. */
export function createDigitSet({ images, labels }: Digits, classCount: number): DigitSet {
  const rows = createImageRows(labels.length);
  rows.write(0, images);
  const header = encodeIdxHeader([labels.length, GRID_SIDE, GRID_SIDE]);
  const hash = createHash('sha256').update(header).update(images).digest('hex');
  return digitSetOf({ rows, hash }, labels, classCount);
}

/** Native memory for so many images, to be written piece by piece. */
export function createImageRows(count: number): ByteRows {
  return createByteRows(count, [GRID_SIDE, GRID_SIDE]);
}

/** Images in native memory, and the SHA-256 of an IDX file of them. */
interface ImageRows {
  rows: ByteRows;
  hash: string;
}

/** A set of images that are in native memory already; it frees them. */
export function digitSetOf(
  { rows, hash }: ImageRows,
  labels: Uint8Array,
  classCount: number,
): DigitSet {
  const count = labels.length;
  const allLabels = tidy(() => keep(intTensor(Int32Array.from(labels), [count])));
  return {
    count,
    classCount,
    labels: labels.slice(),
    hash: createHash('sha256').update(hash).update(labels).digest('hex'),
    batch: (indices) =>
      tidy(() => {
        const chosen = intTensor(indices, [indices.length]);
        return { images: rows.gather(chosen), labels: gather(allLabels, chosen) };
      }),
    free() {
      rows.free();
      free(allLabels);
    },
  };
}
