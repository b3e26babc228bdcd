import type { ConfusionMatrix } from '../../contract/training.ts';

/** How well a network tells one class from the others; all shares from 0 to 1. */
interface ClassScore {
  /** How many samples of the class there were. */
  count: number;
  /** Of all that was taken for this class, the share that was it; null if nothing was. */
  precision: number | null;
  /** Of all samples of this class, the share that was found; null if there were none. */
  recall: number | null;
}

/** The score of each class, in the order of the labels. */
export function perClass(confusion: ConfusionMatrix): ClassScore[] {
  return confusion.map((row, label) => {
    const right = row[label] ?? 0;
    const count = sum(row);
    const taken = sum(confusion.map((other) => other[label] ?? 0));
    return {
      count,
      precision: taken === 0 ? null : right / taken,
      recall: count === 0 ? null : right / count,
    };
  });
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
