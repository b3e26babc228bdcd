import { binding, type Tensor, type TensorValues } from '../tensorflow.ts';
import { DataType } from './data-type.ts';
import { observer } from './observer.ts';
import { track } from './tidy.ts';

export type { Tensor } from '../tensorflow.ts';

/** A float32 tensor. `values` may be used in place by TensorFlow: do not change them afterwards. */
export function floatTensor(values: Float32Array, shape: readonly number[]): Tensor {
  return create(values, shape, DataType.float32);
}

/** An int32 tensor, the same way. */
export function intTensor(values: Int32Array, shape: readonly number[]): Tensor {
  return create(values, shape, DataType.int32);
}

/** A uint8 tensor, the same way. It cannot be read back: cast it first. */
export function byteTensor(values: Uint8Array, shape: readonly number[]): Tensor {
  return create(values, shape, DataType.uint8);
}

/** A float32 tensor of shape []. */
export function floatScalar(value: number): Tensor {
  return floatTensor(Float32Array.of(value), []);
}

/** Copies the values of a float32 tensor, in row-major order. */
export function readFloats(tensor: Tensor): Float32Array<ArrayBuffer> {
  const values = binding().tensorDataSync(tensor.id);
  if (!(values instanceof Float32Array)) throw new TypeError('this tensor is not of float32');
  return values;
}

function create(values: TensorValues, shape: readonly number[], dtype: DataType): Tensor {
  const tensor = track({ id: binding().createTensor(shape, dtype, values), shape, dtype });
  observer()?.made(tensor);
  return tensor;
}
