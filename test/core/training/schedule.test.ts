import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../app/contract/recipe.ts';
import { learningRateAt } from '../../../app/core/training/schedule.ts';

const LEARNING_RATE = 0.02;
const steps = { stepsPerEpoch: 100, totalSteps: 400 };

/** The rate of a step as a share of the recipe's. */
function shareAt(schedule: Schedule, step: number, plateaus = 0): number {
  const recipe = { learningRate: LEARNING_RATE, schedule };
  return learningRateAt(recipe, step, steps, plateaus) / LEARNING_RATE;
}

describe('the learning rate', () => {
  it('stays where it is', () => {
    expect(shareAt({ kind: 'constant' }, 0)).toBe(1);
    expect(shareAt({ kind: 'constant' }, 399)).toBe(1);
  });

  it('of one cycle rises from a tenth over a quarter, then falls to a thousandth', () => {
    const oneCycle: Schedule = { kind: 'oneCycle' };
    expect(shareAt(oneCycle, 0)).toBeCloseTo(0.1, 12);
    expect(shareAt(oneCycle, 50)).toBeCloseTo(0.55, 12);
    expect(shareAt(oneCycle, 100)).toBeCloseTo(1, 12);
    // Half way down a cosine that ends at a thousandth.
    expect(shareAt(oneCycle, 250)).toBeCloseTo(0.001 + 0.999 / 2, 12);
    expect(shareAt(oneCycle, 400)).toBeCloseTo(0.001, 12);
  });

  it('of a cosine falls from all to a thousandth', () => {
    const cosine: Schedule = { kind: 'cosine' };
    expect(shareAt(cosine, 0)).toBe(1);
    expect(shareAt(cosine, 200)).toBeCloseTo(0.5005, 12);
    expect(shareAt(cosine, 400)).toBeCloseTo(0.001, 12);
  });

  it('of steps is lowered after every so many epochs', () => {
    const step: Schedule = { kind: 'step', epochs: 2, factor: 0.1 };
    expect(shareAt(step, 0)).toBe(1);
    expect(shareAt(step, 199)).toBe(1);
    expect(shareAt(step, 200)).toBeCloseTo(0.1, 12);
    expect(shareAt(step, 399)).toBeCloseTo(0.1, 12);
    expect(shareAt(step, 400)).toBeCloseTo(0.01, 12);
  });

  it('on plateaus is lowered once for each, whenever that was', () => {
    const plateau: Schedule = { kind: 'plateau', patience: 2, factor: 0.5 };
    expect(shareAt(plateau, 399)).toBe(1);
    expect(shareAt(plateau, 1, 3)).toBeCloseTo(0.125, 12);
    expect(shareAt({ kind: 'constant' }, 1, 3)).toBe(1);
  });

  it.each<Schedule>([{ kind: 'oneCycle' }, { kind: 'cosine' }])(
    'never leaves what lies between nothing and the rate: $kind, in runs of any length',
    (schedule) => {
      const runs = fc
        .integer({ min: 1, max: 5000 })
        .chain((totalSteps) => fc.tuple(fc.constant(totalSteps), fc.nat({ max: totalSteps - 1 })));
      fc.assert(
        fc.property(runs, ([totalSteps, step]) => {
          const plan = { stepsPerEpoch: totalSteps, totalSteps };
          const rate = learningRateAt({ learningRate: 1, schedule }, step, plan, 0);
          expect(rate).toBeGreaterThan(0);
          expect(rate).toBeLessThanOrEqual(1);
        }),
      );
    },
  );
});
