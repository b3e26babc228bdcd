import type { Calibration } from '../../contract/doubt.ts';

/** As it is usually told. */
export const BINS = 15;

/** An answer: how probable it was said to be, and whether it was right. */
export interface Answered {
  confidence: number;
  isRight: boolean;
}

/**
 * Sorts answers by their confidence into 15 equally wide bins and compares how sure they were with
 * how many were right. The error is the mean difference over all answers (Naeini and others 2015).
 */
export function calibrationOf(answers: readonly Answered[]): Calibration {
  const sums = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, isRight } of answers) {
    const sum = sums[Math.max(0, Math.min(BINS - 1, Math.ceil(confidence * BINS) - 1))]!;
    sum.count++;
    sum.confidence += confidence;
    if (isRight) sum.right++;
  }
  const bins = sums.map(({ count, confidence, right }) => ({
    count,
    confidence: count > 0 ? Math.min(1, confidence / count) : 0,
    accuracy: count > 0 ? right / count : 0,
  }));
  const difference = sums.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0);
  return { error: answers.length > 0 ? difference / answers.length : 0, bins };
}
