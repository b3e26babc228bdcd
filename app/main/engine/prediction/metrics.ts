import type { ConfusionMatrix } from '../../../contract/training.ts';

/** The class with the largest score in each row of `scores` [B x classes], the first of equals. */
export function bestClasses(scores: Float32Array, classes: number): Uint8Array {
  const best = new Uint8Array(scores.length / classes);
  for (let row = 0; row < best.length; row++) {
    let place = row * classes;
    for (let other = place + 1; other < (row + 1) * classes; other++) {
      if (scores[other]! > scores[place]!) place = other;
    }
    best[row] = place - row * classes;
  }
  return best;
}

/** How many answers are right. */
export function countRight(answers: Uint8Array, labels: ArrayLike<number>): number {
  let right = 0;
  for (let sample = 0; sample < answers.length; sample++) {
    if (answers[sample] === labels[sample]) right++;
  }
  return right;
}

/** Counts every label against every answer. */
export function confusionMatrix(
  answers: Uint8Array,
  labels: ArrayLike<number>,
  classes: number,
): ConfusionMatrix {
  const matrix = emptyConfusion(classes);
  addToConfusion(matrix, answers, labels);
  return matrix;
}

export function emptyConfusion(classes: number): number[][] {
  return Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
}

/** Counts more answers into a matrix. */
export function addToConfusion(
  matrix: number[][],
  answers: Uint8Array,
  labels: ArrayLike<number>,
): void {
  answers.forEach((answer, sample) => matrix[labels[sample]!]![answer]!++);
}

/** The arithmetic mean; NaN of nothing. */
export function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
