import type { DigitSet } from '../dataset/digit-set.ts';
import type { TrainingStep } from '../network/layer.ts';
import type { Network } from '../network/network.ts';
import { readFloats } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { bestClasses, countRight, mean } from '../prediction/metrics.ts';
import type { Optimizer } from './adam.ts';

export interface StepResult {
  /** The mean cross-entropy of the batch before the step. */
  loss: number;
  right: number;
  /** Digits in the batch. */
  count: number;
}

/** One step: a batch forward and back, and the parameters changed. */
export function takeStep(
  network: Network,
  optimizer: Optimizer,
  digits: DigitSet,
  indices: Int32Array,
  training: TrainingStep,
  learningRate: number,
): StepResult {
  return tidy(() => {
    const { images, labels } = digits.batch(indices);
    const { losses, logits, gradients } = network.gradients(images, labels, training);
    optimizer.update(gradients, learningRate);

    // A few logits are compared sooner in JavaScript than three more ops are called.
    const answers = bestClasses(readFloats(logits), digits.classCount);
    const right = countRight(
      answers,
      indices.map((index) => digits.labels[index]!),
    );
    return { loss: mean(readFloats(losses)), right, count: indices.length };
  });
}
