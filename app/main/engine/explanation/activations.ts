import { GRID_SIDE, type PixelGrid } from '../../../contract/digit.ts';
import type { Activations } from '../../../contract/explanation.ts';
import type { Network } from '../network/network.ts';
import { byteTensor, readFloats } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';

/** What each layer of the network makes of one grid. */
export function activationsOf(network: Network, pixels: PixelGrid): Activations {
  return tidy(() =>
    network.outputs(byteTensor(pixels, [1, GRID_SIDE, GRID_SIDE])).map((output, index) => ({
      layer: network.layers[index]!,
      shape: output.shape.slice(1),
      values: readFloats(output),
    })),
  );
}
