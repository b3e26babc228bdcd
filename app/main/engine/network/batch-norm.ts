import { reshape } from '../ops/array.ts';
import { normalize, normalizeBatch, normalizeBatchGradient } from '../ops/normalization.ts';
import type { Tensor } from '../ops/tensor.ts';
import { readVariable, replaceVariable, type Variable } from '../ops/variable.ts';
import type { ForwardPass, RunningLayer, TrainingStep } from './layer.ts';

/** How far the moving statistics go towards those of a batch. */
export const MOVING_SHARE = 0.2;

/** All of a channel [C]. */
interface BatchNormParameters {
  gamma: Variable;
  beta: Variable;
  /** Moved by every batch, by no gradient. */
  mean: Variable;
  variance: Variable;
}

/**
 * Gives every channel of [B, H, W, C] or [B, C] the mean beta and the standard deviation gamma.
 * While learning it goes by the statistics of the batch, and moves its own towards them; it
 * predicts by its own, so that a digit does not depend on those beside it.
 */
export function createBatchNorm(parameters: BatchNormParameters): RunningLayer {
  const { gamma, beta, mean, variance } = parameters;

  const statistics = () => ({ mean: readVariable(mean), variance: readVariable(variance) });

  function predict(input: Tensor): Tensor {
    return normalize(input, readVariable(gamma), readVariable(beta), statistics());
  }

  function learn(input: Tensor): ForwardPass {
    const scales = readVariable(gamma);
    const { output, moved, remembered } = normalizeBatch(
      input,
      scales,
      readVariable(beta),
      statistics(),
      MOVING_SHARE,
    );
    replaceVariable(mean, moved.mean);
    replaceVariable(variance, moved.variance);
    return {
      output,
      backward(gradient) {
        const by = normalizeBatchGradient(gradient, input, scales, remembered);
        return { input: by.input, parameters: [by.gamma, by.beta] };
      },
    };
  }

  function forward(pictures: Tensor, training?: TrainingStep): ForwardPass {
    if (training) return learn(pictures);
    return { output: predict(pictures), backward: noWayBack };
  }

  return {
    learned: [gamma, beta],
    forward(input, training) {
      const { shape } = input;
      if (shape.length === 4) return forward(input, training);
      const asPicture = [shape[0]!, 1, 1, shape[1]!];
      const pass = forward(reshape(input, asPicture), training);
      return {
        output: reshape(pass.output, shape),
        backward(gradient, wanted) {
          const by = pass.backward(reshape(gradient, asPicture), wanted);
          return { ...by, input: by.input && reshape(by.input, shape) };
        },
      };
    },
  };
}

/** What the gradient needs is only kept while learning. */
function noWayBack(): never {
  throw new Error('a batch normalization that predicts keeps nothing for a gradient');
}
