import { GRID_PIXELS, GRID_SIDE } from '../../../contract/digit.ts';
import type { Network } from '../network/network.ts';
import { softmax } from '../ops/activation.ts';
import { byteTensor, readFloats } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';

/**
 * The probabilities of the classes for one or more pixel grids: `pixels` holds B x 784 bytes
 * (0 paper, 255 ink), the answer B x classes numbers, each row adding up to 1.
 */
export function predict(network: Network, pixels: Uint8Array): Float32Array {
  const count = pixels.length / GRID_PIXELS;
  return tidy(() => {
    const images = byteTensor(pixels, [count, GRID_SIDE, GRID_SIDE]);
    return readFloats(softmax(network.logits(images)));
  });
}
