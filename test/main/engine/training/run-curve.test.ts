import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_CURVE_POINTS } from '../../../../app/contract/training.ts';
import { emptyCurve, RunCurve } from '../../../../app/main/engine/training/run-curve.ts';

const steps = fc.array(
  fc.record({
    loss: fc.float({ min: 0, max: 100, noNaN: true }),
    right: fc.nat({ max: 64 }),
    count: fc.integer({ min: 64, max: 80 }),
  }),
  { maxLength: 60 },
);

function curveOf(stepsPerPoint: number): RunCurve {
  return new RunCurve({ ...emptyCurve(1), stepsPerPoint });
}

describe('RunCurve', () => {
  it('has a point a step in a run of up to 100,000, and fewer in a longer one', () => {
    expect(emptyCurve(MOST_CURVE_POINTS).stepsPerPoint).toBe(1);
    expect(emptyCurve(MOST_CURVE_POINTS + 1).stepsPerPoint).toBe(2);
    expect(emptyCurve(2 * MOST_CURVE_POINTS).stepsPerPoint).toBe(2);
  });

  it('hands out each point once, and says where it stands in the whole curve', () => {
    const curve = curveOf(1);
    curve.add({ loss: 2, right: 16, count: 64 }, 0.5);
    curve.add({ loss: 1, right: 48, count: 64 }, 0.25);
    expect(curve.take()).toEqual({
      first: 0,
      loss: Float32Array.of(2, 1),
      accuracy: Float32Array.of(0.25, 0.75),
      learningRate: Float32Array.of(0.5, 0.25),
    });
    curve.add({ loss: 3, right: 64, count: 64 }, 0.125);
    expect(curve.taken().loss).toEqual(Float32Array.of(2, 1));
    expect(curve.take()).toMatchObject({ first: 2, loss: Float32Array.of(3) });
    expect(curve.take()).toMatchObject({ first: 3, loss: new Float32Array(0) });
    expect(curve.taken().loss).toEqual(Float32Array.of(2, 1, 3));
  });

  it('weighs each step of a point by its samples', () => {
    const curve = curveOf(2);
    curve.add({ loss: 1, right: 64, count: 64 }, 0.5);
    expect(curve.take().loss).toHaveLength(0);
    curve.add({ loss: 3, right: 0, count: 16 }, 0.25);
    expect(curve.take()).toEqual({
      first: 0,
      loss: Float32Array.of(1.4),
      accuracy: Float32Array.of(0.8),
      learningRate: Float32Array.of(0.25),
    });
  });

  it('goes on from its state with the same points, wherever it was cut', () => {
    fc.assert(
      fc.property(steps, fc.nat({ max: 60 }), fc.integer({ min: 1, max: 7 }), (all, at, every) => {
        const whole = curveOf(every);
        all.forEach((step) => whole.add(step, step.loss / 7));
        const first = curveOf(every);
        all.slice(0, at).forEach((step) => first.add(step, step.loss / 7));
        const second = new RunCurve(first.state());
        all.slice(at).forEach((step) => second.add(step, step.loss / 7));
        expect(second.state()).toEqual(whole.state());
        // What was there before is known already to whoever asked for the whole run.
        expect(second.take().first).toBe(Math.floor(Math.min(at, all.length) / every));
      }),
    );
  });

  it('gives a state that later steps do not change', () => {
    const curve = curveOf(2);
    curve.add({ loss: 1, right: 1, count: 4 }, 1);
    const state = curve.state();
    curve.add({ loss: 5, right: 1, count: 4 }, 1);
    expect(state).toMatchObject({ pending: { lossSum: 4, steps: 1 }, loss: new Float32Array(0) });
  });
});
