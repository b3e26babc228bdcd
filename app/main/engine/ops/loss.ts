import { constantInt, constantScalar } from './constant.ts';
import { execute, executeAll } from './execute.ts';
import type { Tensor } from './tensor.ts';

export interface LossAndGradient {
  /** The loss of each sample: [B]. */
  losses: Tensor;
  /** The gradient of each sample's loss by its logits, softmax(logits) - target: [B, C]. */
  gradient: Tensor;
}

/**
 * Cross-entropy -sum of target * log softmax(logits) in nats, computed from the logits so that it
 * does not overflow. `logits` [B, C] float32, `labels` [B] int32 within 0..C-1. The target is
 * 1 at the label; `smoothing` spreads that share of it evenly over all classes, the label's
 * included (Szegedy and others 2015, https://arxiv.org/abs/1512.00567).
 */
export function softmaxCrossEntropy(
  logits: Tensor,
  labels: Tensor,
  smoothing: number,
): LossAndGradient {
  if (smoothing === 0) return sparseSoftmaxCrossEntropy(logits, labels);
  const targets = smoothedTargets(labels, logits.shape[1]!, smoothing);
  return lossOf('SoftmaxCrossEntropyWithLogits', logits, targets);
}

/** The same without smoothing: -log softmax(logits)[label]. */
export function sparseSoftmaxCrossEntropy(logits: Tensor, labels: Tensor): LossAndGradient {
  return lossOf('SparseSoftmaxCrossEntropyWithLogits', logits, labels);
}

function smoothedTargets(labels: Tensor, classCount: number, smoothing: number): Tensor {
  const elsewhere = smoothing / classCount;
  const atLabel = 1 - smoothing + elsewhere;
  return execute('OneHot', [
    labels,
    constantInt(classCount),
    constantScalar(atLabel),
    constantScalar(elsewhere),
  ]);
}

function lossOf(op: string, logits: Tensor, targets: Tensor): LossAndGradient {
  const [losses, gradient] = executeAll(op, [logits, targets], [], 2);
  return { losses: losses!, gradient: gradient! };
}
