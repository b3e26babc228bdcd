import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Evaluation } from '../../../contract/training.ts';
import type { DigitSet } from '../dataset/digit-set.ts';
import type { Network } from '../network/network.ts';
import { sparseSoftmaxCrossEntropy } from '../ops/loss.ts';
import { readFloats } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { bestClasses, confusionMatrix, type ConfusionMatrix, countRight, mean } from './metrics.ts';

/** Large enough for TensorFlow to use all cores, small enough to answer others in between. */
const BATCH_SIZE = 500;

export interface DetailedEvaluation extends Evaluation {
  confusion: ConfusionMatrix;
}

/** Mean loss, accuracy and confusion matrix of a network on a set of digits; yields in between. */
export async function evaluate(network: Network, digits: DigitSet): Promise<DetailedEvaluation> {
  const answers = new Uint8Array(digits.count);
  let lossSum = 0;
  for (let start = 0; start < digits.count; start += BATCH_SIZE) {
    const batch = evaluateBatch(network, digits, start);
    answers.set(batch.answers, start);
    lossSum += batch.loss * batch.answers.length;
    await nextTurn();
  }
  return {
    loss: lossSum / digits.count,
    accuracy: countRight(answers, digits.labels) / digits.count,
    count: digits.count,
    confusion: confusionMatrix(answers, digits.labels, digits.classCount),
  };
}

function evaluateBatch(network: Network, digits: DigitSet, start: number) {
  const length = Math.min(BATCH_SIZE, digits.count - start);
  const indices = Int32Array.from({ length }, (_, offset) => start + offset);
  return tidy(() => {
    const { images, labels } = digits.batch(indices);
    const logits = network.logits(images);
    const { losses } = sparseSoftmaxCrossEntropy(logits, labels);
    return {
      loss: mean(readFloats(losses)),
      answers: bestClasses(readFloats(logits), digits.classCount),
    };
  });
}
