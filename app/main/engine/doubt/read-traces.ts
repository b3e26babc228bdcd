import type { Network } from '../network/network.ts';
import { readFloats, type Tensor } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';

/** What a network makes of an image. */
export interface Trace {
  /** What the last layer gets. */
  values: Float32Array;
  /** What it makes of it. */
  logits: Float32Array;
}

/** One way forward for a batch, a trace an image; `images` as for Network.logits. */
export function readTraces(network: Network, images: Tensor): Trace[] {
  const [values, logits] = tidy(() => network.outputs(images).slice(-2).map(readFloats));
  const count = images.shape[0]!;
  const rowOf = (all: Float32Array, row: number): Float32Array => {
    const width = all.length / count;
    return all.subarray(row * width, (row + 1) * width);
  };
  return Array.from({ length: count }, (_, row) => ({
    values: rowOf(values!, row),
    logits: rowOf(logits!, row),
  }));
}
