import { expect, it } from 'vitest';
import { presetNetwork } from '../../../../../app/core/network/presets.ts';
import { namedRecipe } from '../../../../../app/core/training/recipes.ts';
import { ratePath } from '../../../../../app/renderer/studio/train/recipe/rate-path.ts';

const fast = namedRecipe('fast', presetNetwork('quick').layers);
const steps = { stepsPerEpoch: 100, totalSteps: 400 };

it('rises to the rate of the recipe and falls to almost nothing in one cycle', () => {
  const { rates, highest } = ratePath(fast, steps);
  expect(rates[0]).toBeCloseTo(0.001);
  expect(highest).toBeCloseTo(0.01, 3);
  expect(rates.at(-1)).toBeLessThan(0.0001);
});

it('falls after every so many epochs', () => {
  const schedule = { kind: 'step', epochs: 2, factor: 0.1 } as const;
  const { rates } = ratePath({ ...fast, schedule }, steps);
  expect([...new Set(rates.map((rate) => rate.toFixed(6)))]).toEqual(['0.010000', '0.001000']);
});

it('is one rate for one step', () => {
  expect(ratePath(fast, { stepsPerEpoch: 1, totalSteps: 1 }).rates).toHaveLength(1);
});
