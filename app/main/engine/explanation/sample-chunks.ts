import { GRID_PIXELS } from '../../../contract/digit.ts';
import type { DigitSet } from '../dataset/digit-set.ts';
import { cast, reshape } from '../ops/array.ts';
import { DataType } from '../ops/data-type.ts';
import type { Tensor } from '../ops/tensor.ts';

/** So many are looked at in a few milliseconds: whoever wants a reading waits no longer. */
const SAMPLES_A_CHUNK = 1500;

/** Some samples of a set that stand one after the other. */
export interface Chunk {
  first: number;
  length: number;
  /** [length, 784] float32, 0 to 255; call it within tidy(). */
  pixels(): Tensor;
}

/** All samples of a set in their order, a chunk at a time. */
export function* chunksOf(digits: DigitSet): Generator<Chunk> {
  for (let first = 0; first < digits.count; first += SAMPLES_A_CHUNK) {
    const length = Math.min(SAMPLES_A_CHUNK, digits.count - first);
    const places = Int32Array.from({ length }, (_, offset) => first + offset);
    yield {
      first,
      length,
      pixels: () =>
        reshape(cast(digits.batch(places).images, DataType.float32), [length, GRID_PIXELS]),
    };
  }
}
