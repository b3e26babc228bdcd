import { executeAll } from './execute.ts';
import type { Tensor } from './tensor.ts';

export interface LossAndGradient {
  /** The loss of each sample: [B]. */
  losses: Tensor;
  /** The gradient of each sample's loss by its logits, softmax(logits) - oneHot(label): [B, C]. */
  gradient: Tensor;
}

/**
 * Cross-entropy -log softmax(logits)[label] in nats, computed from the logits so that it does not
 * overflow. `logits` [B, C] float32, `labels` [B] int32 within 0..C-1.
 */
export function sparseSoftmaxCrossEntropy(logits: Tensor, labels: Tensor): LossAndGradient {
  const [losses, gradient] = executeAll(
    'SparseSoftmaxCrossEntropyWithLogits',
    [logits, labels],
    [],
    2,
  );
  return { losses: losses!, gradient: gradient! };
}
