import { execute } from './execute.ts';
import { intTensor, type Tensor } from './tensor.ts';

/** The images [B, ...] with those at `indices` (each named once) replaced by `others`, in that order. */
export function replaceImages(images: Tensor, indices: Int32Array, others: Tensor): Tensor {
  const places = intTensor(indices, [indices.length, 1]);
  return execute('TensorScatterUpdate', [images, places, others]);
}
