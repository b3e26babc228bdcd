import type { LearnedParameter } from '../network/network.ts';
import { constantScalar } from '../ops/constant.ts';
import { floatScalar } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { applyAdam } from '../ops/update.ts';
import { createMoments, requireMoments } from './moments.ts';
import type { Optimizer } from './optimizer.ts';
import { decayKernels } from './weight-decay.ts';

/** As in the paper, Paddle and PyTorch, beside which this trainer is measured; Keras has 1e-7. */
const EPSILON = 1e-8;

interface AdamSettings {
  beta1: number;
  beta2: number;
  weightDecay: number;
}

/**
 * Adam, Algorithm 1 of Kingma and Ba 2014 (https://arxiv.org/abs/1412.6980). With a weight decay it
 * is AdamW, Algorithm 2 of Loshchilov and Hutter 2017 (https://arxiv.org/abs/1711.05101).
 */
export function createAdam(
  learned: readonly LearnedParameter[],
  { beta1, beta2, weightDecay }: AdamSettings,
): Optimizer {
  const firstMoments = createMoments(learned);
  const secondMoments = createMoments(learned);
  let step = 0;

  /** The factors of this step's update. */
  function factorsOf(learningRate: number) {
    const beta2Power = beta2 ** step;
    return {
      beta1Power: floatScalar(beta1 ** step),
      beta2Power: floatScalar(beta2Power),
      learningRate: floatScalar(learningRate),
      beta1: constantScalar(beta1),
      beta2: constantScalar(beta2),
      // TensorFlow adds epsilon before the second moment's bias is corrected, the paper after.
      epsilon: floatScalar(EPSILON * Math.sqrt(1 - beta2Power)),
    };
  }

  return {
    variables: [...firstMoments.variables, ...secondMoments.variables],
    update(gradients, learningRate) {
      step++;
      tidy(() => {
        decayKernels(learned, learningRate * weightDecay);
        const factors = factorsOf(learningRate);
        learned.forEach(({ variable }, index) => {
          const [m, v] = [firstMoments.variables[index]!, secondMoments.variables[index]!];
          applyAdam(variable, m, v, gradients[index]!, factors);
        });
      });
    },
    state: () => ({ step, values: [...firstMoments.values(), ...secondMoments.values()] }),
    restore({ step: made, values }) {
      requireMoments(values, [firstMoments, secondMoments]);
      firstMoments.setValues(values.slice(0, learned.length));
      secondMoments.setValues(values.slice(learned.length));
      step = made;
    },
    free() {
      firstMoments.free();
      secondMoments.free();
    },
  };
}
