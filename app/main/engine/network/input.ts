import { GRID_SIDE } from '../../../contract/digit.ts';
import type { Layer } from '../../../contract/network.ts';
import { reshape } from '../ops/array.ts';
import { DataType } from '../ops/data-type.ts';
import { inkOf } from './ink-level.ts';
import type { Tensor } from '../ops/tensor.ts';

/** What the first layer gets of images [B, 28, 28] (uint8, or float32 as a network computes). */
export function inputOf(images: Tensor, layers: readonly Layer[]): Tensor {
  const values = images.dtype === DataType.uint8 ? inkOf(images) : images;
  // Flattening does not need the one channel that all other layers want.
  if (layers[0]?.kind === 'flatten') return values;
  return reshape(values, [images.shape[0]!, GRID_SIDE, GRID_SIDE, 1]);
}
