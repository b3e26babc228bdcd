import { add, floor, multiply, scale } from '../ops/arithmetic.ts';
import { constantScalar } from '../ops/constant.ts';
import { type SeedPair, statelessUniform } from '../ops/random.ts';
import type { RunningLayer, TrainingStep } from './layer.ts';

/** More layers than any network has: keeps the seeds of a step apart from those of the next. */
const LAYERS_A_STEP = 64;

/**
 * While learning, sets each value to 0 with probability `rate` and divides the others by 1 - rate
 * ("inverted" dropout), so that nothing needs to change when it predicts. `index` is the layer's
 * place in the network. What is dropped follows from run, step and layer alone.
 */
export function createDropout(rate: number, index: number): RunningLayer {
  return {
    learned: [],
    forward(input, training) {
      if (!training || rate === 0) {
        return { output: input, backward: (gradient) => ({ input: gradient, parameters: [] }) };
      }
      const drawn = statelessUniform(input.shape, seedOf(training, index));
      // 1 where drawn >= rate, else 0: quicker than a comparison whose answer is to be cast.
      const kept = floor(add(drawn, constantScalar(1 - rate)));
      const factors = scale(kept, 1 / (1 - rate));
      return {
        output: multiply(input, factors),
        backward: (gradient) => ({ input: multiply(gradient, factors), parameters: [] }),
      };
    },
  };
}

function seedOf({ seed, step }: TrainingStep, index: number): SeedPair {
  return [seed, step * LAYERS_A_STEP + index];
}
