import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connected, type Connected } from '../../fakes/connected.ts';
import { settings } from '../../fakes/samples.ts';

const REST_MS = 1000;
const larger = { ...settings, recipe: { ...settings.recipe, batchSize: 512 } };

let all: Connected;
beforeEach(async () => {
  all = await connected({
    measurePace: ({ recipe }) => Promise.resolve({ msPerStep: recipe.batchSize / 10 }),
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => vi.useRealTimers());

function measured(): number {
  return all.engine.requests.filter(({ name }) => name === 'measurePace').length;
}

it('is measured after a rest, and only what was chosen last', async () => {
  const { pace } = all.app;
  pace.follow(settings)();
  pace.follow(larger);
  expect(pace.msPerStep).toBeNull();
  expect(measured()).toBe(0);
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(measured()).toBe(1);
  expect(pace.msPerStep).toBe(51.2);
});

it('is known at once where it was measured before', async () => {
  const { pace } = all.app;
  pace.follow(settings);
  await vi.advanceTimersByTimeAsync(REST_MS);
  pace.follow(larger);
  await vi.advanceTimersByTimeAsync(REST_MS);
  pace.follow({ ...settings, recipe: { ...settings.recipe, epochs: 99 } });
  expect(pace.msPerStep).toBe(6.4);
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(measured()).toBe(2);
});
