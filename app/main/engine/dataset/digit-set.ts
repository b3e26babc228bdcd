import { GRID_SIDE } from '../../../contract/digit.ts';
import { gather } from '../ops/array.ts';
import { byteTensor, intTensor, type Tensor } from '../ops/tensor.ts';
import { free, keep, tidy } from '../ops/tidy.ts';
import type { Digits } from './read-digits.ts';

/** Digits in native memory, as bytes, from which batches are taken. */
export interface DigitSet {
  readonly count: number;
  readonly classCount: number;
  /** The labels once more, for counting right answers. */
  readonly labels: Uint8Array;
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
  const count = labels.length;
  const all: Batch = tidy(() => ({
    images: keep(byteTensor(images, [count, GRID_SIDE, GRID_SIDE])),
    labels: keep(intTensor(Int32Array.from(labels), [count])),
  }));
  return {
    count,
    classCount,
    labels: labels.slice(),
    batch: (indices) =>
      tidy(() => {
        const chosen = intTensor(indices, [indices.length]);
        return { images: gather(all.images, chosen), labels: gather(all.labels, chosen) };
      }),
    free: () => free(all.images, all.labels),
  };
}
