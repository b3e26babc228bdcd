import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCurve } from '../../../../app/main/engine/training/curve.ts';
import { createPace } from '../../../../app/main/engine/training/pace.ts';
import { createProgressMeter } from '../../../../app/main/engine/training/progress-meter.ts';
import { planTraining } from '../../../../app/main/engine/training/training-plan.ts';
import { dataset, settings } from '../../../fakes/samples.ts';

const plan = planTraining(settings, dataset);

describe('planTraining', () => {
  it('counts the incomplete last batch as a step', () => {
    expect(plan).toMatchObject({ stepsPerEpoch: 141, totalSteps: 705 });
  });
});

describe('createCurve', () => {
  it('makes at most 500 points, of which the last ends the run, with the mean over all digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (totalSteps) => {
        const curve = createCurve(totalSteps);
        for (let step = 1; step <= totalSteps; step++) {
          curve.add(step, { loss: step, right: step % 3, count: 4 });
        }
        const points = curve.take();
        expect(points.length).toBeLessThanOrEqual(500);
        expect(points.at(-1)!.step).toBe(totalSteps);
        let before = 0;
        let lossSum = 0;
        for (const point of points) {
          lossSum += point.loss * (point.step - before);
          before = point.step;
        }
        expect(lossSum / totalSteps).toBeCloseTo((totalSteps + 1) / 2, 6);
      }),
      { numRuns: 30 },
    );
  });

  it('weighs each step by its digits and hands out each point once', () => {
    const curve = createCurve(1_000);
    curve.add(1, { loss: 1, right: 64, count: 64 });
    expect(curve.take()).toEqual([]);
    curve.add(2, { loss: 3, right: 0, count: 16 });
    expect(curve.take()).toEqual([{ step: 2, loss: 1.4, accuracy: 0.8 }]);
    expect(curve.take()).toEqual([]);
  });
});

describe('createPace', () => {
  it('does not let the slow first steps spoil the figures', () => {
    const pace = createPace(plan);
    for (let step = 0; step < 5; step++) pace.stepTook(500);
    for (let step = 0; step < 20; step++) pace.stepTook(2);
    expect(pace.msPerStep()).toBe(2);
  });

  it('follows the last steps', () => {
    const pace = createPace(plan);
    for (let step = 0; step < 300; step++) pace.stepTook(2);
    for (let step = 0; step < 300; step++) pace.stepTook(4);
    expect(pace.msPerStep()).toBe(4);
  });

  it('counts the evaluations that are to come, guessed at first and then as the last one took', () => {
    const pace = createPace(plan);
    for (let step = 0; step < 141; step++) pace.stepTook(10);
    const steps = 4 * 141 * 0.01;
    expect(pace.secondsLeft()).toBeCloseTo(steps + (5 * ((1000 / 64) * 10)) / 3 / 1000, 6);
    pace.evaluationTook(250);
    expect(pace.secondsLeft()).toBeCloseTo(steps + 4 * 0.25, 6);
  });

  it('does not guess the time left from the slow first steps', () => {
    const pace = createPace(plan);
    for (let step = 0; step < 5; step++) pace.stepTook(500);
    expect(pace.secondsLeft()).toBeNull();
    pace.stepTook(2);
    expect(pace.secondsLeft()).toBeLessThan(2);
  });
});

describe('createProgressMeter', () => {
  it('gives the last loss, and the accuracy of the epoch so far', () => {
    const meter = createProgressMeter(plan);
    meter.stepDone({ loss: 2, right: 16, count: 64 }, 3);
    meter.stepDone({ loss: 1, right: 48, count: 64 }, 5);
    expect(meter.take()).toMatchObject({ step: 2, epoch: 1, loss: 1, accuracy: 0.5, msPerStep: 4 });
    expect(meter.epochDone()).toEqual({ trainLoss: 1.5, trainAccuracy: 0.5, seconds: 0.008 });
    meter.stepDone({ loss: 1, right: 64, count: 64 }, 2);
    expect(meter.take().accuracy).toBe(1);
    expect(meter.seconds()).toBe(0.01);
  });

  it('counts epochs from 1, and the last step of an epoch to it', () => {
    const meter = createProgressMeter(plan);
    for (let step = 1; step <= 142; step++) {
      meter.stepDone({ loss: 1, right: 1, count: 64 }, 1);
      expect(meter.take().epoch).toBe(step <= 141 ? 1 : 2);
    }
  });
});
