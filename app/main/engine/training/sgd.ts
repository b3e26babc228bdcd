import type { LearnedParameter } from '../network/network.ts';
import { constantScalar } from '../ops/constant.ts';
import { floatScalar } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { applyGradientDescent, applyMomentum } from '../ops/update.ts';
import { createMoments, requireMoments } from './moments.ts';
import type { Optimizer } from './optimizer.ts';
import { decayKernels } from './weight-decay.ts';

interface SgdFactors {
  momentum: number;
  weightDecay: number;
}

/**
 * Stochastic gradient descent, with momentum as PyTorch has it: v = momentum * v + g,
 * x -= rate * v; and with decoupled weight decay (SGDW, Algorithm 1 of Loshchilov and Hutter 2017,
 * https://arxiv.org/abs/1711.05101).
 */
export function createSgd(
  learned: readonly LearnedParameter[],
  { momentum, weightDecay }: SgdFactors,
): Optimizer {
  const velocities = createMoments(momentum === 0 ? [] : learned);
  let step = 0;

  return {
    variables: velocities.variables,
    update(gradients, learningRate) {
      step++;
      tidy(() => {
        decayKernels(learned, learningRate * weightDecay);
        const rate = floatScalar(learningRate);
        learned.forEach(({ variable }, index) => {
          const [gradient, v] = [gradients[index]!, velocities.variables[index]];
          if (v) applyMomentum(variable, v, gradient, rate, constantScalar(momentum));
          else applyGradientDescent(variable, gradient, rate);
        });
      });
    },
    state: () => ({ step, values: velocities.values() }),
    restore(state) {
      requireMoments(state.values, [velocities]);
      velocities.setValues(state.values);
      step = state.step;
    },
    free: velocities.free,
  };
}
