import { greaterEqual, multiply, scale } from '../ops/arithmetic.ts';
import { cast } from '../ops/array.ts';
import { constantScalar } from '../ops/constant.ts';
import { DataType } from '../ops/data-type.ts';
import { type SeedPair, statelessUniform } from '../ops/random.ts';
import type { Layer, TrainingStep } from './layer.ts';

/** More layers than any network has: keeps the seeds of a step apart from those of the next. */
const LAYERS_A_STEP = 64;

/**
 * While learning, sets each value to 0 with probability `rate` and divides the others by 1 - rate
 * ("inverted" dropout), so that nothing needs to change when it predicts. `index` is the layer's
 * place in the network. What is dropped follows from run, step and layer alone.
 */
export function createDropout(rate: number, index: number): Layer {
  return {
    parameters: [],
    forward(input, training) {
      if (!training || rate === 0) {
        return { output: input, backward: (gradient) => ({ input: gradient, parameters: [] }) };
      }
      const drawn = statelessUniform(input.shape, seedOf(training, index));
      const kept = cast(greaterEqual(drawn, constantScalar(rate)), DataType.float32);
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
