import { keep } from './tidy.ts';
import { floatTensor, intTensor, type Tensor } from './tensor.ts';

/**
 * Small tensors that are wanted again at every step, made once and kept for the life of the
 * process: to make one costs about as much as a small op.
 */
const scalars = new Map<number, Tensor>();
const wholes = new Map<number, Tensor>();
const vectors = new Map<string, Tensor>();

/** A float32 tensor of shape []. For values that come back; others are a floatScalar. */
export function constantScalar(value: number): Tensor {
  return kept(scalars, value, () => floatTensor(Float32Array.of(value), []));
}

/** An int32 tensor of shape []. */
export function constantInt(value: number): Tensor {
  return kept(wholes, value, () => intTensor(Int32Array.of(value), []));
}

/** An int32 tensor of one dimension, such as a shape. */
export function constantInts(values: readonly number[]): Tensor {
  return kept(vectors, values.join(), () => intTensor(Int32Array.from(values), [values.length]));
}

function kept<Key>(tensors: Map<Key, Tensor>, key: Key, make: () => Tensor): Tensor {
  let tensor = tensors.get(key);
  if (!tensor) {
    tensor = keep(make());
    tensors.set(key, tensor);
  }
  return tensor;
}
