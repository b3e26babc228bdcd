import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CurvePoint } from '../../../app/contract/training.ts';
import { appendToCurve } from '../../../app/renderer/state/append-to-curve.ts';

const LIMIT = 20;

/** Points as an engine announces them: each some steps after the one before. */
const points = fc
  .array(
    fc.record({
      steps: fc.integer({ min: 1, max: 50 }),
      loss: fc.double({ min: 0, max: 10, noNaN: true }),
      accuracy: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 300 },
  )
  .map((parts) => {
    let step = 0;
    return parts.map(({ steps, loss, accuracy }) => ({ step: (step += steps), loss, accuracy }));
  });

function inPieces(all: CurvePoint[], size: number, totalSteps: number): CurvePoint[] {
  let curve: CurvePoint[] = [];
  for (let at = 0; at < all.length; at += size) {
    curve = appendToCurve(curve, all.slice(at, at + size), totalSteps, LIMIT);
  }
  return curve;
}

/** The mean over all steps that a curve stands for. */
function meanLoss(curve: readonly CurvePoint[]): number {
  let sum = 0;
  let before = 0;
  for (const { step, loss } of curve) {
    sum += loss * (step - before);
    before = step;
  }
  return sum / before;
}

describe('a curve of any run', () => {
  it('is never longer than the limit, ends at the last step and goes forward', () => {
    fc.assert(
      fc.property(points, (all) => {
        const curve = appendToCurve([], all, all.at(-1)!.step, LIMIT);
        expect(curve.length).toBeLessThanOrEqual(LIMIT);
        expect(curve.at(-1)!.step).toBe(all.at(-1)!.step);
        const steps = curve.map(({ step }) => step);
        expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps the mean of what it stands for', () => {
    fc.assert(
      fc.property(points, (all) => {
        const curve = appendToCurve([], all, all.at(-1)!.step, LIMIT);
        expect(meanLoss(curve)).toBeCloseTo(meanLoss(all), 9);
      }),
    );
  });

  it('is the same however many points come at once', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 40 }), (all, size) => {
        const totalSteps = all.at(-1)!.step;
        expect(inPieces(all, size, totalSteps)).toEqual(inPieces(all, all.length, totalSteps));
      }),
    );
  });
});

it('keeps every point of a short run', () => {
  const all = [1, 2, 3].map((step) => ({ step, loss: 1 / step, accuracy: 0.5 }));
  expect(appendToCurve(all.slice(0, 1), all.slice(1), 3)).toEqual(all);
});

it('passes over points that it has', () => {
  const all = [1, 2, 3].map((step) => ({ step, loss: 1 / step, accuracy: 0.5 }));
  expect(appendToCurve(all, all, 3)).toEqual(all);
});

it('leaves the curve that it was given as it was', () => {
  const curve = [{ step: 1, loss: 2, accuracy: 0.1 }];
  appendToCurve(curve, [{ step: 2, loss: 4, accuracy: 0.3 }], 1000, 10);
  expect(curve).toEqual([{ step: 1, loss: 2, accuracy: 0.1 }]);
});
