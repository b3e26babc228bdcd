import { reshape } from './array.ts';
import { text, wholes } from './attribute.ts';
import { constantInts } from './constant.ts';
import { execute } from './execute.ts';
import type { Tensor } from './tensor.ts';

const AROUND = [
  wholes('ksize', [1, 3, 3, 1]),
  wholes('strides', [1, 1, 1, 1]),
  text('padding', 'SAME'),
  text('data_format', 'NHWC'),
];

/** The largest of each pixel and its up to eight neighbours, of images [B, H, W] float32. */
export function largestAround(images: Tensor): Tensor {
  const [count, height, width] = images.shape;
  // With the samples as channels of one image it takes 0.6 ms for 256 of them, else 10.
  const asChannels = transpose(images, [1, 2, 0]);
  const pooled = execute('MaxPool', [reshape(asChannels, [1, height!, width!, count!])], AROUND);
  return transpose(reshape(pooled, [height!, width!, count!]), [2, 0, 1]);
}

function transpose(values: Tensor, order: readonly number[]): Tensor {
  return execute('Transpose', [values, constantInts(order)]);
}
