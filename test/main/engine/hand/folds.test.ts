import { describe, expect, it } from 'vitest';
import { foldsOf } from '../../../../app/main/engine/hand/folds.ts';

const labelsOf = (count: number) =>
  Uint8Array.from({ length: count }, (_, place) => (place * 7) % 4);

describe('folds', () => {
  it.each([2, 7, 10])('of %i places: each by itself', (count) => {
    const folds = foldsOf(labelsOf(count), 1);
    expect(folds.map((fold) => fold.length)).toEqual(new Array(count).fill(1));
    expect(folds.flat().sort((a, b) => a - b)).toEqual([...labelsOf(count).keys()]);
  });

  it.each([11, 50, 123])('of %i places: ten of much the same size, each place in one', (count) => {
    const folds = foldsOf(labelsOf(count), 1);
    expect(folds).toHaveLength(10);
    expect(folds.flat().sort((a, b) => a - b)).toEqual([...labelsOf(count).keys()]);
    const sizes = folds.map((fold) => fold.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('spread every class', () => {
    const labels = labelsOf(123);
    const folds = foldsOf(labels, 1);
    for (const label of [0, 1, 2, 3]) {
      const counts = folds.map((fold) => fold.filter((place) => labels[place] === label).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  it('follow from labels and seed', () => {
    expect(foldsOf(labelsOf(40), 1)).toEqual(foldsOf(labelsOf(40), 1));
    expect(foldsOf(labelsOf(40), 2)).not.toEqual(foldsOf(labelsOf(40), 1));
  });
});
