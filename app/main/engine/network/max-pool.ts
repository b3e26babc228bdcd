import { maxPool, maxPoolGradient, maxPoolWithPlaces, poolingWindow } from '../ops/pooling.ts';
import type { ForwardPass, RunningLayer } from './layer.ts';

/** The largest value of each square of `size` x `size`: [B, H, W, C] to [B, H / size, W / size, C]. */
export function createMaxPool(size: number): RunningLayer {
  const window = poolingWindow(size);
  return {
    learned: [],
    forward(input, training): ForwardPass {
      if (!training) return { output: maxPool(input, window), backward: noWayBack };
      const { output, places } = maxPoolWithPlaces(input, window);
      return {
        output,
        backward: (gradient) => ({
          input: maxPoolGradient(gradient, input, places, window),
          parameters: [],
        }),
      };
    },
  };
}

/** Where the values were is only looked for while learning. */
function noWayBack(): never {
  throw new Error('a max pooling that predicts keeps nothing for a gradient');
}
