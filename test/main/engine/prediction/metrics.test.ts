import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToConfusion,
  bestClasses,
  confusionMatrix,
  countRight,
  emptyConfusion,
  mean,
} from '../../../../app/main/engine/prediction/metrics.ts';

const answersAndLabels = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), {
  minLength: 1,
  maxLength: 100,
});

describe('metrics', () => {
  it('finds the largest score of each row, and the first of equals', () => {
    expect([...bestClasses(Float32Array.of(0, 3, -1, 5, 5, 4), 3)]).toEqual([1, 0]);
  });

  it('a confusion matrix counts every sample once, and the right ones on its diagonal', () => {
    fc.assert(
      fc.property(answersAndLabels, (samples) => {
        const answers = Uint8Array.from(samples, ([answer]) => answer);
        const labels = samples.map(([, label]) => label);
        const matrix = confusionMatrix(answers, labels, 10);
        expect(matrix.flat().reduce((sum, entry) => sum + entry)).toBe(samples.length);
        const diagonal = matrix.reduce((sum, row, digit) => sum + row[digit]!, 0);
        expect(diagonal).toBe(countRight(answers, labels));
      }),
    );
  });

  it('counts in pieces what it counts at once', () => {
    const matrix = emptyConfusion(3);
    addToConfusion(matrix, Uint8Array.of(0, 1), [0, 0]);
    addToConfusion(matrix, Uint8Array.of(1), [2]);
    expect(matrix).toEqual(confusionMatrix(Uint8Array.of(0, 1, 1), [0, 0, 2], 3));
    expect(matrix).toEqual([
      [1, 1, 0],
      [0, 0, 0],
      [0, 1, 0],
    ]);
  });

  it('takes the mean', () => {
    expect(mean(Float32Array.of(1, 2, 6))).toBe(3);
  });
});
