import type { DatasetSummary } from '../../contract/dataset.ts';
import type { Evaluation } from '../../contract/training.ts';
import { wilsonInterval } from '../../core/statistics/wilson.ts';

/* Numbers as the command line prints them, whatever the language of the system. */

/** 98.15 % */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

/** 98.15 % (95 % interval 97.87 to 98.40 %) */
export function accuracyText(evaluation: Pick<Evaluation, 'accuracy' | 'count'>): string {
  const { low, high } = intervalOf(evaluation);
  return `${percent(evaluation.accuracy)} (95 % interval ${(low * 100).toFixed(2)} to ${percent(high)})`;
}

/** Within which the accuracy would be on ever more samples. */
export function intervalOf({ accuracy, count: samples }: Pick<Evaluation, 'accuracy' | 'count'>) {
  return wilsonInterval(Math.round(accuracy * samples), samples);
}

/** 407,050 */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** 60,000 digits to train on, 10,000 to test on */
export function digitCounts({
  trainCount,
  testCount,
}: Pick<DatasetSummary, 'trainCount' | 'testCount'>): string {
  return `${count(trainCount)} digits to train on, ${count(testCount)} to test on`;
}

/** Four places behind the point, as losses are compared. */
export function decimals(value: number): string {
  return value.toFixed(4);
}
