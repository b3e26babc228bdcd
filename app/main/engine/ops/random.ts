import { typeOf } from './attribute.ts';
import { constantInts } from './constant.ts';
import { DataType } from './data-type.ts';
import { execute } from './execute.ts';
import { intTensor, type Tensor } from './tensor.ts';

const FLOATS = [typeOf('dtype', DataType.float32)];

/** Two int32 numbers that decide all the numbers drawn. */
export type SeedPair = readonly [number, number];

/** Uniform float32 numbers, 0 <= x < 1, the same for the same seed pair and shape (Philox). */
export function statelessUniform(shape: readonly number[], seed: SeedPair): Tensor {
  return execute(
    'StatelessRandomUniform',
    [constantInts(shape), intTensor(Int32Array.from(seed), [2])],
    FLOATS,
  );
}
