import { scale } from '../ops/arithmetic.ts';
import { cast } from '../ops/array.ts';
import { DataType } from '../ops/data-type.ts';
import type { Tensor } from '../ops/tensor.ts';

/** Images are bytes, 0 paper to this; the network computes with 0 to 1. */
export const INK = 255;

/** Bytes as the network computes with them: uint8 from 0 to 255 become float32 from 0 to 1. */
export function inkOf(images: Tensor): Tensor {
  return scale(cast(images, DataType.float32), 1 / INK);
}
