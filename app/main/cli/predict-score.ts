import type { Reading, Verdict } from '../../contract/digit.ts';
import type { ConfusionMatrix } from '../../contract/training.ts';
import { confusionMatrix, countRight } from '../engine/prediction/metrics.ts';
import type { Writer } from './predict-writers.ts';

/** How right a model is on drawings of which it is known what they are. */
export interface Scored {
  /** 0 to 1; of the most probable class, whatever the verdict. */
  accuracy: number;
  count: number;
  confusion: ConfusionMatrix;
  /** Shares of the drawings, 0 to 1: what was taken for no digit, and for one of several. */
  refused: number;
  unsure: number;
  /** Null where that was not asked for. */
  writers: readonly ScoredWriter[] | null;
}

interface ScoredWriter {
  name: string;
  count: number;
  right: number;
}

/** Compares readings, one at least, with the labels. */
export function scoreReadings(
  readings: readonly Reading[],
  labels: Uint8Array,
  writers: readonly Writer[] | null,
): Scored {
  const count = readings.length;
  const answers = Uint8Array.from(readings, bestClass);
  const classCount = readings[0]!.probabilities.length;
  const shareOf = (wanted: Verdict) =>
    readings.filter(({ verdict }) => verdict === wanted).length / count;
  const scoreWriter = ({ name, places }: Writer): ScoredWriter => ({
    ...{ name, count: places.length },
    right: places.filter((place) => answers[place] === labels[place]).length,
  });
  return {
    ...{ accuracy: countRight(answers, labels) / count, count },
    confusion: confusionMatrix(answers, labels, classCount),
    ...{ refused: shareOf('stranger'), unsure: shareOf('unsure') },
    writers: writers?.map(scoreWriter) ?? null,
  };
}

/** The most probable class, the first of equals. */
export function bestClass({ probabilities }: Reading): number {
  return probabilities.indexOf(Math.max(...probabilities));
}
