import type { Doubt, Reliability } from '../../../contract/doubt.ts';
import { areDigits } from '../../../core/dataset/are-digits.ts';
import { type Answered, calibrationOf } from '../../../core/doubt/calibration.ts';
import { softmax } from '../../../core/doubt/softmax.ts';
import { verdictOf } from '../../../core/doubt/verdict.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { allOf } from '../dataset/sample-choice.ts';
import type { Network } from '../network/network.ts';
import { bestClasses } from '../prediction/metrics.ts';
import { otherStrangers } from './drawn-grids.ts';
import { gridImages, sampleImages } from './gather-traces.ts';
import { everySecond, scoresOf } from './measure-doubt.ts';
import { unitsOf } from './stranger-units.ts';

/**
 * Whether a network's probabilities are what they say, and its doubt right, on the test samples by
 * which it was not measured.
 */
export async function measureReliability(
  network: Network,
  { temperature, strangers, measuredOn }: Doubt,
  { test, summary }: Dataset,
): Promise<Reliability> {
  const units = unitsOf(strangers);
  const chosen = measuredOn === 'test' ? everySecond(allOf(test), 1) : allOf(test);
  const { scores, logits } = await scoresOf(network, units, sampleImages(chosen));
  const answers = bestClasses(logits, test.classCount);
  const isRight = Array.from(
    answers,
    (answer, row) => answer === test.labels[chosen.indices[row]!],
  );
  const probabilities = (degree: number) =>
    isRight.map((_, row) =>
      softmax(logits.subarray(row * test.classCount, (row + 1) * test.classCount), degree),
    );
  const honest = probabilities(temperature);
  const answered = (all: readonly number[][]): Answered[] =>
    all.map((row, place) => ({ confidence: Math.max(...row), isRight: isRight[place]! }));

  const verdicts = honest.map((row, place) => verdictOf(row, scores[place]! > strangers.limit));
  const sure = isRight.filter((_, place) => verdicts[place] === 'sure');
  const count = isRight.length;
  return {
    ...{ count, temperature },
    before: calibrationOf(answered(probabilities(1))),
    after: calibrationOf(answered(honest)),
    accepted: share(verdicts.filter((verdict) => verdict !== 'stranger').length, count),
    refused: areDigits(summary.classes) ? await refusedShare(network, strangers) : null,
    sure: share(sure.length, count),
    sureAccuracy: share(sure.filter(Boolean).length, sure.length),
  };
}

async function refusedShare(network: Network, strangers: Doubt['strangers']): Promise<number> {
  const { scores } = await scoresOf(
    network,
    unitsOf(strangers),
    gridImages(await otherStrangers()),
  );
  return share(scores.filter((score) => score > strangers.limit).length, scores.length);
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
