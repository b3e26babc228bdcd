import { expect, it } from 'vitest';
import {
  isByHand,
  plannedRate,
} from '../../../../../app/renderer/studio/train/run/planned-rate.ts';
import { progressOf, runOf, settings } from '../../../../fakes/samples.ts';

function runWith(kind: 'constant' | 'cosine', step: number) {
  const recipe = { ...settings.recipe, schedule: { kind } };
  return runOf({ settings: { ...settings, recipe }, progress: progressOf({ step }) });
}

it('is what the schedule says for the last step', () => {
  expect(plannedRate(runWith('constant', 231))).toBe(0.001);
  expect(plannedRate(runWith('cosine', 1))).toBe(0.001);
  expect(plannedRate(runWith('cosine', 705))).toBeLessThan(0.00001);
});

it('cannot be told before the first step, nor where it waits for a plateau', () => {
  expect(plannedRate(runOf())).toBeNull();
  const schedule = { kind: 'plateau', patience: 1, factor: 0.5 } as const;
  const recipe = { ...settings.recipe, schedule };
  const run = runOf({ settings: { ...settings, recipe }, progress: progressOf() });
  expect(plannedRate(run)).toBeNull();
});

it('is told apart from a rate set by hand, not from one that was rounded', () => {
  expect(isByHand(Math.fround(0.001), 0.001)).toBe(false);
  expect(isByHand(0.0011, 0.001)).toBe(true);
});
