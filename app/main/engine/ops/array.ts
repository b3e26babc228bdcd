import { typeOf, whole } from './attribute.ts';
import { constantInt, constantInts } from './constant.ts';
import type { DataType } from './data-type.ts';
import { execute } from './execute.ts';
import type { Tensor } from './tensor.ts';

/** The entries of `values` [N, ...] at `indices` [B] (int32), in that order: [B, ...]. */
export function gather(values: Tensor, indices: Tensor): Tensor {
  return execute('Gather', [values, indices]);
}

/** The same values in another element type. */
export function cast(values: Tensor, dtype: DataType): Tensor {
  return execute('Cast', [values], [typeOf('DstT', dtype)]);
}

/** The same values in another shape; one size may be -1 and follows from the others. */
export function reshape(values: Tensor, shape: readonly number[]): Tensor {
  return execute('Reshape', [values, constantInts(shape)]);
}

/** Tensors of one shape but for their first size, one after the other along that: [N1 + N2 ..., ...]. */
export function concatenate(first: Tensor, ...others: readonly Tensor[]): Tensor {
  // Of a list of inputs TensorFlow does not infer the type.
  const attributes = [whole('N', 1 + others.length), typeOf('T', first.dtype as DataType)];
  return execute('ConcatV2', [first, ...others, constantInt(0)], attributes);
}
