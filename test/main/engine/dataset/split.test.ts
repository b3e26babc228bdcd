import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stratifiedSplit } from '../../../../app/main/engine/dataset/split.ts';

const labelsAndTestCount = fc.uint8Array({ minLength: 1, maxLength: 300, max: 9 }).chain((labels) =>
  fc.record({
    labels: fc.constant(Uint8Array.from(labels)),
    testCount: fc.nat({ max: labels.length }),
    seed: fc.nat(),
  }),
);

describe('stratifiedSplit', () => {
  it('puts each sample into exactly one of the sets, and exactly testCount into the test set', () => {
    fc.assert(
      fc.property(labelsAndTestCount, ({ labels, testCount, seed }) => {
        const { train, test } = stratifiedSplit(labels, testCount, seed);
        expect(test.length).toBe(testCount);
        expect([...train, ...test].sort((a, b) => a - b)).toEqual([...labels.keys()]);
      }),
    );
  });

  it('gives each class its share of the test set, to within one', () => {
    fc.assert(
      fc.property(labelsAndTestCount, ({ labels, testCount, seed }) => {
        const { test } = stratifiedSplit(labels, testCount, seed);
        for (let label = 0; label < 10; label++) {
          const share = labels.filter((other) => other === label).length / labels.length;
          const found = [...test].filter((sample) => labels[sample] === label).length;
          expect(Math.abs(found - share * testCount)).toBeLessThan(1);
        }
      }),
    );
  });

  it('repeats itself for a seed and differs between seeds', () => {
    const labels = Uint8Array.from({ length: 1000 }, (_, index) => index % 10);
    expect(stratifiedSplit(labels, 100, 1)).toEqual(stratifiedSplit(labels, 100, 1));
    expect(stratifiedSplit(labels, 100, 1)).not.toEqual(stratifiedSplit(labels, 100, 2));
  });
});

it('parts a class with more samples than a call may have arguments', () => {
  const { train, test } = stratifiedSplit(new Uint8Array(200_000), 10, 1);
  expect([train.length, test.length]).toEqual([199_990, 10]);
});
