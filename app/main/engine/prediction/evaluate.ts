import type { DetailedEvaluation } from '../../../contract/models.ts';
import { goOnAtOnce } from '../courtesy.ts';
import type { SampleChoice } from '../dataset/sample-choice.ts';
import type { Network } from '../network/network.ts';
import { sparseSoftmaxCrossEntropy } from '../ops/loss.ts';
import { readFloats } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { addToConfusion, bestClasses, emptyConfusion, mean } from './metrics.ts';

/** Large enough for TensorFlow to use all cores, small enough to answer others in between. */
const BATCH_SIZE = 100;

interface Evaluated extends Omit<DetailedEvaluation, 'reliability'> {
  /** Of each sample, in their order: 1 if it is read rightly, else 0. */
  rights: Uint8Array;
}

/**
 * Mean loss, accuracy and confusion matrix of a network on samples; others have their turn after
 * every 100. `onBatch` gets what is known until then, and must not change it.
 */
export async function evaluate(
  network: Network,
  { digits, indices }: SampleChoice,
  onBatch?: (done: number, confusion: number[][]) => void,
  turn = goOnAtOnce,
): Promise<Evaluated> {
  const confusion = emptyConfusion(digits.classCount);
  const rights = new Uint8Array(indices.length);
  let lossSum = 0;
  for (let start = 0; start < indices.length; start += BATCH_SIZE) {
    const begun = performance.now();
    const batch = indices.subarray(start, start + BATCH_SIZE);
    const { loss, answers } = tidy(() => {
      const { images, labels } = digits.batch(batch);
      const logits = network.logits(images);
      const { losses } = sparseSoftmaxCrossEntropy(logits, labels);
      return {
        loss: mean(readFloats(losses)),
        answers: bestClasses(readFloats(logits), digits.classCount),
      };
    });
    const labels = batch.map((index) => digits.labels[index]!);
    lossSum += loss * batch.length;
    answers.forEach((answer, place) => (rights[start + place] = answer === labels[place] ? 1 : 0));
    addToConfusion(confusion, answers, labels);
    onBatch?.(start + batch.length, confusion);
    await turn(performance.now() - begun);
  }
  const count = indices.length;
  const accuracy = rights.reduce((sum, right) => sum + right, 0) / count;
  return { loss: lossSum / count, accuracy, count, confusion, rights };
}
