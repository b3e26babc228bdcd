import { averagePool, averagePoolGradient, poolingWindow } from '../ops/pooling.ts';
import type { RunningLayer } from './layer.ts';

/** The mean of each square of `size` x `size`: [B, H, W, C] to [B, H / size, W / size, C]. */
export function createAveragePool(size: number): RunningLayer {
  const window = poolingWindow(size);
  return {
    learned: [],
    forward: (input) => ({
      output: averagePool(input, window),
      backward: (gradient) => ({
        input: averagePoolGradient(gradient, input.shape, window),
        parameters: [],
      }),
    }),
  };
}
