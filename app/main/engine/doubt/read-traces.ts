import type { Network } from '../network/network.ts';
import { readFloats, type Tensor } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';

/** What a network makes of a batch, row by row. */
export interface BatchTraces {
  /** What the last layer gets. */
  values: Float32Array;
  /** What it makes of it. */
  logits: Float32Array;
}

/** One way forward; `images` as for Network.logits. */
export function readTraces(network: Network, images: Tensor): BatchTraces {
  return tidy(() => {
    const [values, logits] = network.outputs(images).slice(-2);
    return { values: readFloats(values!), logits: readFloats(logits!) };
  });
}
