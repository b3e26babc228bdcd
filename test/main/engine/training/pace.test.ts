import { describe, expect, it } from 'vitest';
import { createPace, type Pace } from '../../../../app/main/engine/training/pace.ts';

const work = {
  ...{ trainCount: 9000, validationCount: 0, stepsPerEpoch: 141, totalSteps: 705 },
  ...{ batchSize: 64, watchedCount: 1000 },
};

function takeSteps(pace: Pace, count: number, ms: number): void {
  for (let step = 0; step < count; step++) pace.stepTook(ms);
}

describe('createPace', () => {
  it('knows nothing before the first step', () => {
    const pace = createPace(work);
    expect(pace.msPerStep()).toBe(0);
    expect(pace.secondsLeft(0)).toBeNull();
  });

  it('does not let the slow first steps spoil the figures', () => {
    const pace = createPace(work);
    takeSteps(pace, 5, 500);
    takeSteps(pace, 20, 2);
    expect(pace.msPerStep()).toBe(2);
  });

  it('follows the steps of the last three seconds', () => {
    const pace = createPace(work);
    takeSteps(pace, 300, 2);
    takeSteps(pace, 300, 4);
    expect(pace.msPerStep()).toBeCloseTo((295 * 2 + 300 * 4) / 595, 9);
    takeSteps(pace, 750, 4);
    expect(pace.msPerStep()).toBeCloseTo(4, 9);
  });

  it('counts the evaluations to come, guessed at first and then as the last one took', () => {
    const pace = createPace(work);
    takeSteps(pace, 141, 10);
    const stepSeconds = 4 * 141 * 0.01;
    // A third of a training step for each 64 of the 1,000.
    const guess = ((1000 / 64) * 10) / 3 / 1000;
    expect(pace.secondsLeft(140)).toBeCloseTo(stepSeconds + 0.01 + 5 * guess, 9);
    pace.evaluationTook(250);
    expect(pace.secondsLeft(141)).toBeCloseTo(stepSeconds + 4 * 0.25, 9);
    expect(pace.secondsLeft(705)).toBe(0);
  });

  it('does not guess the time left from the slow first steps', () => {
    const pace = createPace(work);
    takeSteps(pace, 5, 500);
    expect(pace.secondsLeft(5)).toBeNull();
    pace.stepTook(2);
    expect(pace.secondsLeft(6)).toBeLessThan(2);
  });
});
