import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RunCurve } from '../../../app/renderer/state/run-curve.svelte.ts';
import { curveOf } from '../../fakes/samples.ts';

function points(from: number, to: number) {
  return Array.from({ length: to - from }, (_, place) => ({
    loss: from + place,
    accuracy: (from + place) / 1_000_000,
    learningRate: 1 / (1 + from + place),
  }));
}

it('keeps 100,000 points that come in pieces, each as it came', () => {
  const curve = new RunCurve();
  curve.replace(curveOf([]));
  for (let first = 0; first < 100_000; first += 250) {
    curve.append(curveOf(points(first, first + 250), first));
  }
  const { loss, accuracy, learningRate } = curve.points;
  expect(loss).toHaveLength(100_000);
  expect(loss.every((value, place) => value === place)).toBe(true);
  expect(accuracy[99_999]).toBeCloseTo(0.099999, 6);
  expect(learningRate[1]).toBe(0.5);
});

it('is the same however large the pieces are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 12 }), (sizes) => {
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const [whole, inPieces] = [new RunCurve(), new RunCurve()];
      whole.replace(curveOf(points(0, total)));
      let first = 0;
      for (const size of sizes) {
        inPieces.append(curveOf(points(first, first + size), first));
        first += size;
      }
      expect(inPieces.points.loss.join()).toBe(whole.points.loss.join());
    }),
    { numRuns: 30 },
  );
});

it('has a point once that is told twice', () => {
  const curve = new RunCurve();
  curve.append(curveOf(points(0, 5)));
  curve.append(curveOf(points(3, 7), 3));
  expect([...curve.points.loss]).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it('has no number where nothing was told', () => {
  const curve = new RunCurve();
  curve.append(curveOf(points(0, 1)));
  curve.append(curveOf(points(3, 4), 3));
  expect([...curve.points.loss]).toEqual([0, NaN, NaN, 3]);
});

it('begins anew with another run', () => {
  const curve = new RunCurve();
  curve.append(curveOf(points(0, 2000)));
  curve.replace(curveOf(points(7, 9)));
  expect([...curve.points.loss]).toEqual([7, 8]);
});
