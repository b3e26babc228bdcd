import { keep } from './tidy.ts';
import { floatTensor, intTensor, type Tensor } from './tensor.ts';

/**
 * Small tensors that are wanted again at every step, made once and kept for the life of the
 * process: to make one costs about as much as a small op.
 */
const scalars = new Map<number, Tensor>();
const vectors = new Map<string, Tensor>();

/** A float32 tensor of shape []. For values that come back; others are a floatScalar. */
export function constantScalar(value: number): Tensor {
  let tensor = scalars.get(value);
  if (!tensor) {
    tensor = keep(floatTensor(Float32Array.of(value), []));
    scalars.set(value, tensor);
  }
  return tensor;
}

/** An int32 tensor of one dimension, such as a shape. */
export function constantInts(values: readonly number[]): Tensor {
  const key = values.join();
  let tensor = vectors.get(key);
  if (!tensor) {
    tensor = keep(intTensor(Int32Array.from(values), [values.length]));
    vectors.set(key, tensor);
  }
  return tensor;
}
