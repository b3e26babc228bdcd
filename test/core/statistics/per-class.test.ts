import fc from 'fast-check';
import { expect, it } from 'vitest';
import { perClass } from '../../../app/core/statistics/per-class.ts';

it('gives precision and recall of each class', () => {
  const confusion = [
    [8, 2, 0],
    [0, 5, 5],
    [0, 3, 7],
  ];
  expect(perClass(confusion)).toEqual([
    { count: 10, precision: 1, recall: 0.8 },
    { count: 10, precision: 0.5, recall: 0.5 },
    { count: 10, precision: 7 / 12, recall: 0.7 },
  ]);
});

it('has no precision for what nothing was taken for, and no recall for what was not there', () => {
  const confusion = [
    [0, 4],
    [0, 0],
  ];
  expect(perClass(confusion)).toEqual([
    { count: 4, precision: null, recall: 0 },
    { count: 0, precision: 0, recall: null },
  ]);
});

it('stays between 0 and 1, whatever the counts', () => {
  const matrices = fc.integer({ min: 2, max: 12 }).chain((classes) =>
    fc.array(fc.array(fc.nat({ max: 1000 }), { minLength: classes, maxLength: classes }), {
      minLength: classes,
      maxLength: classes,
    }),
  );
  fc.assert(
    fc.property(matrices, (confusion) => {
      for (const { precision, recall } of perClass(confusion)) {
        for (const share of [precision, recall]) {
          expect(share === null || (share >= 0 && share <= 1)).toBe(true);
        }
      }
    }),
  );
});
