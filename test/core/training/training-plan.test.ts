import { describe, expect, it } from 'vitest';
import { planTraining } from '../../../app/core/training/training-plan.ts';

const recipe = { epochs: 5, batchSize: 64, dropLast: false, validationShare: 0 };

describe('planTraining', () => {
  it('counts the incomplete last batch as a step', () => {
    expect(planTraining(recipe, 9000)).toEqual({
      ...{ trainCount: 9000, validationCount: 0, stepsPerEpoch: 141, totalSteps: 705 },
    });
    expect(planTraining(recipe, 6400).stepsPerEpoch).toBe(100);
  });

  it('learns from what is not kept aside', () => {
    expect(planTraining({ ...recipe, validationShare: 0.2 }, 1000)).toMatchObject({
      ...{ trainCount: 800, validationCount: 200, stepsPerEpoch: 13 },
    });
  });

  it('leaves it out with dropLast', () => {
    expect(planTraining({ ...recipe, dropLast: true }, 9000).stepsPerEpoch).toBe(140);
    expect(planTraining({ ...recipe, dropLast: true }, 6400).stepsPerEpoch).toBe(100);
  });

  it('has a step an epoch where there are fewer samples than a batch has', () => {
    for (const dropLast of [false, true]) {
      expect(planTraining({ ...recipe, dropLast }, 63)).toMatchObject({
        ...{ stepsPerEpoch: 1, totalSteps: 5 },
      });
    }
  });
});
