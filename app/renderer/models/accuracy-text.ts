import type { Evaluation } from '../../contract/training.ts';
import { type Interval, wilsonInterval } from '../../core/statistics/wilson.ts';
import { formatPercent } from '../i18n/format.ts';

/** From so many samples on, a second decimal says something. */
const MANY_SAMPLES = 5000;

/** An accuracy and its 95 % interval, in words. */
interface AccuracyText {
  accuracy: string;
  low: string;
  high: string;
}

export function accuracyText({ accuracy, count }: Evaluation): AccuracyText {
  const { low, high } = intervalOf({ accuracy, count });
  const format = (share: number): string => formatPercent(share, count < MANY_SAMPLES ? 1 : 2);
  return { accuracy: format(accuracy), low: format(low), high: format(high) };
}

export function intervalOf({ accuracy, count }: Pick<Evaluation, 'accuracy' | 'count'>): Interval {
  return wilsonInterval(Math.round(accuracy * count), count);
}
