import type { Augmenter } from '../augmentation/augmenter.ts';
import type { DigitSet } from '../dataset/digit-set.ts';
import type { TrainingStep } from '../network/layer.ts';
import type { Network } from '../network/network.ts';
import { readFloats } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { bestClasses, countRight, mean } from '../prediction/metrics.ts';
import type { Optimizer } from './optimizer.ts';

export interface StepResult {
  /** The mean cross-entropy of the batch before the step. */
  loss: number;
  right: number;
  /** Samples in the batch. */
  count: number;
}

/** What steps are taken with. */
export interface StepParts {
  network: Network;
  optimizer: Optimizer;
  digits: DigitSet;
  augmenter: Augmenter | null;
  labelSmoothing: number;
}

/** One step: a batch forward and back, and the parameters changed. */
export function takeStep(
  { network, optimizer, digits, augmenter, labelSmoothing }: StepParts,
  indices: Int32Array,
  training: TrainingStep,
  learningRate: number,
): StepResult {
  return tidy(() => {
    const chosen = indices.map((index) => digits.labels[index]!);
    const { images, labels } = digits.batch(indices);
    const seen = augmenter ? augmenter.augment(images, chosen, training) : images;
    const { losses, logits, gradients } = network.gradients(seen, labels, training, labelSmoothing);
    optimizer.update(gradients, learningRate);

    // A few logits are compared sooner in JavaScript than three more ops are called.
    const answers = bestClasses(readFloats(logits), digits.classCount);
    return {
      loss: mean(readFloats(losses)),
      right: countRight(answers, chosen),
      count: indices.length,
    };
  });
}
