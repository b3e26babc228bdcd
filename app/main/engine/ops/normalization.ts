import { add, multiply, reciprocalRoot, subtract } from './arithmetic.ts';
import { flag, real } from './attribute.ts';
import { constantScalar } from './constant.ts';
import { executeAll } from './execute.ts';
import { biasAdd, biasAddGradient } from './linear.ts';
import type { Tensor } from './tensor.ts';

/** Keeps the division finite where all values of a channel are the same; PyTorch's value. */
export const BATCH_NORM_EPSILON = 1e-5;

/** All of a channel [C]. */
export interface ChannelStatistics {
  mean: Tensor;
  variance: Tensor;
}

export interface NormalizedBatch {
  output: Tensor;
  /** The statistics given, moved towards those of this batch; its variance is the unbiased one. */
  moved: ChannelStatistics;
  /** What the gradient needs. */
  remembered: readonly Tensor[];
}

const EPSILON = real('epsilon', BATCH_NORM_EPSILON);
const LEARNING = [EPSILON, flag('is_training', true)];
const OUTPUTS = 6;

/**
 * Normalizes each channel of pictures [B, H, W, C] by the mean and the variance of the batch, and
 * gives it the mean `beta` and the standard deviation `gamma` (Ioffe and Szegedy 2015,
 * https://arxiv.org/abs/1502.03167). `share` is how far the statistics move, from 0 to 1.
 */
export function normalizeBatch(
  input: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { mean, variance }: ChannelStatistics,
  share: number,
): NormalizedBatch {
  const [output, movedMean, movedVariance, ...remembered] = executeAll(
    'FusedBatchNormV3',
    [input, gamma, beta, mean, variance],
    [...LEARNING, real('exponential_avg_factor', share)],
    OUTPUTS,
  );
  return {
    output: output!,
    moved: { mean: movedMean!, variance: movedVariance! },
    remembered,
  };
}

/**
 * The same by given statistics, as a factor and an offset for each channel: TensorFlow's own op
 * takes fifteen times as long where it is not training.
 */
export function normalize(
  input: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { mean, variance }: ChannelStatistics,
): Tensor {
  const factors = multiply(gamma, inverseDeviation(variance));
  return biasAdd(multiply(input, factors), subtract(beta, multiply(mean, factors)));
}

/** The gradients of normalize by its input, gamma and beta; the statistics are constants. */
export function normalizeGradient(
  gradient: Tensor,
  input: Tensor,
  gamma: Tensor,
  { mean, variance }: ChannelStatistics,
) {
  const inverse = inverseDeviation(variance);
  const ofBeta = biasAddGradient(gradient);
  const ofProduct = biasAddGradient(multiply(gradient, input));
  return {
    input: multiply(gradient, multiply(gamma, inverse)),
    gamma: multiply(subtract(ofProduct, multiply(mean, ofBeta)), inverse),
    beta: ofBeta,
  };
}

/** The gradients of normalizeBatch by its input, gamma and beta. */
export function normalizeBatchGradient(
  gradient: Tensor,
  input: Tensor,
  gamma: Tensor,
  remembered: readonly Tensor[],
) {
  const [ofInput, ofGamma, ofBeta] = executeAll(
    'FusedBatchNormGradV3',
    [gradient, input, gamma, ...remembered],
    LEARNING,
    5,
  );
  return { input: ofInput!, gamma: ofGamma!, beta: ofBeta! };
}

function inverseDeviation(variance: Tensor): Tensor {
  return reciprocalRoot(add(variance, constantScalar(BATCH_NORM_EPSILON)));
}
