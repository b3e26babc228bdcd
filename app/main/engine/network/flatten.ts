import { reshape } from '../ops/array.ts';
import type { RunningLayer } from './layer.ts';

/** Makes one row of each sample: [B, ...] to [B, n]. */
export function createFlatten(): RunningLayer {
  return {
    learned: [],
    forward: (input) => ({
      output: reshape(input, [input.shape[0]!, -1]),
      backward: (gradient) => ({ input: reshape(gradient, input.shape), parameters: [] }),
    }),
  };
}
