import { expect, it } from 'vitest';
import { createRandom } from '../../../app/core/random.ts';
import { createKillTimes } from '../../../scripts/soak/kill-times.ts';

/** When engines are killed in a soak of so many seconds. */
function killsOf(soakSeconds: number, seed: number): number[] {
  const kills = createKillTimes(soakSeconds, createRandom(seed));
  return Array.from({ length: soakSeconds }, (_, second) => second).filter(kills.isDue);
}

it('a soak kills engines in its warm-up and at its end, and leaves one alone in between', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const times = killsOf(1800, seed);
    expect(times.filter((second) => second <= 400).length).toBeGreaterThan(1);
    expect(times.filter((second) => second > 400 && second < 1700)).toEqual([]);
    expect(times.filter((second) => second >= 1700)).toHaveLength(1);
  }
});

it('three engines never die within a minute', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const times = killsOf(1800, seed);
    for (let third = 2; third < times.length; third++) {
      expect(times[third]! - times[third - 2]!).toBeGreaterThanOrEqual(45);
    }
  }
});

it('a short soak kills one engine, early', () => {
  for (let seed = 1; seed <= 20; seed++) {
    expect(killsOf(40, seed)).toHaveLength(1);
    expect(killsOf(40, seed)[0]).toBeLessThanOrEqual(10);
  }
});
