import { constantScalar } from '../ops/constant.ts';
import { floatScalar, type Tensor } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { applyAdam, createVariable, destroyVariable, type Variable } from '../ops/variable.ts';
import { sizeOf } from '../network/parameters.ts';

const BETA1 = 0.9;
const BETA2 = 0.999;
/** As in the paper, Paddle and PyTorch, beside which this trainer is measured; Keras has 1e-7. */
const EPSILON = 1e-8;

export interface Optimizer {
  /** Changes the parameters by one step; `gradients` in the same order. */
  update(gradients: readonly Tensor[], learningRate: number): void;
  /** Frees what it keeps of each parameter. */
  free(): void;
}

/** Adam, Algorithm 1 of Kingma and Ba 2014 (https://arxiv.org/abs/1412.6980). */
export function createAdam(parameters: readonly Variable[]): Optimizer {
  const zeros = ({ shape }: Variable) => createVariable(new Float32Array(sizeOf(shape)), shape);
  const firstMoments = parameters.map(zeros);
  const secondMoments = parameters.map(zeros);
  let step = 0;

  return {
    update(gradients, learningRate) {
      step++;
      const beta2Power = BETA2 ** step;
      tidy(() => {
        const factors = {
          beta1Power: floatScalar(BETA1 ** step),
          beta2Power: floatScalar(beta2Power),
          learningRate: floatScalar(learningRate),
          beta1: constantScalar(BETA1),
          beta2: constantScalar(BETA2),
          // TensorFlow adds epsilon before the second moment's bias is corrected, the paper after.
          epsilon: floatScalar(EPSILON * Math.sqrt(1 - beta2Power)),
        };
        parameters.forEach((parameter, index) => {
          const [m, v] = [firstMoments[index]!, secondMoments[index]!];
          applyAdam(parameter, m, v, gradients[index]!, factors);
        });
      });
    },
    free: () => [...firstMoments, ...secondMoments].forEach(destroyVariable),
  };
}
