import { reshape } from '../ops/array.ts';
import {
  normalize,
  normalizeBatch,
  normalizeBatchGradient,
  normalizeGradient,
} from '../ops/normalization.ts';
import type { Tensor } from '../ops/tensor.ts';
import { readVariable, replaceVariable, type Variable } from '../ops/variable.ts';
import type { ForwardPass, RunningLayer, TrainingStep } from './layer.ts';

/** How far the moving statistics go towards those of a batch. */
export const MOVING_SHARE = 0.2;

/** All of a channel [C]. */
interface BatchNormParameters {
  gamma: Variable;
  beta: Variable;
  /** Moved by the batches of a training, by no gradient. */
  mean: Variable;
  variance: Variable;
}

/**
 * Gives every channel of [B, H, W, C] or [B, C] the mean beta and the standard deviation gamma.
 * While learning it goes by the statistics of the batch, and moves its own towards them, unless
 * the step keeps them; it predicts by its own, so that a digit does not depend on those beside it.
 */
export function createBatchNorm(parameters: BatchNormParameters): RunningLayer {
  const { gamma, beta, mean, variance } = parameters;

  const statistics = () => ({ mean: readVariable(mean), variance: readVariable(variance) });

  /** By statistics that stay as they are it is a fixed factor and offset for each channel. */
  function keepStatistics(input: Tensor): ForwardPass {
    const scales = readVariable(gamma);
    const own = statistics();
    return {
      output: normalize(input, scales, readVariable(beta), own),
      backward(gradient) {
        const by = normalizeGradient(gradient, input, scales, own);
        return { input: by.input, parameters: [by.gamma, by.beta] };
      },
    };
  }

  function moveStatistics(input: Tensor): ForwardPass {
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
    const isMoved = training && training.statistics !== 'kept';
    return isMoved ? moveStatistics(pictures) : keepStatistics(pictures);
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
