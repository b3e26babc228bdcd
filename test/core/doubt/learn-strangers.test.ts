import { describe, expect, it } from 'vitest';
import { learnStrangers, type Traces } from '../../../app/core/doubt/learn-strangers.ts';
import { logSumExp } from '../../../app/core/doubt/softmax.ts';
import { strangerScore, type StrangerUnits } from '../../../app/core/doubt/stranger-score.ts';
import { createRandom } from '../../../app/core/random.ts';

const WIDTH = 6;
const rest = () => Promise.resolve();

/** Rows that lie around some places; what the classes answer says nothing about them. */
function traces(count: number, seed: number, places: readonly number[]): Traces {
  const random = createRandom(seed);
  const features = Float32Array.from({ length: count * WIDTH }, (_, place) => {
    const row = Math.floor(place / WIDTH);
    return (
      (place % WIDTH === row % places.length ? places[row % places.length]! : 0) + random.next()
    );
  });
  return { count, features, energies: Float32Array.from({ length: count }, () => random.next()) };
}

function scores(units: StrangerUnits, { count, features, energies }: Traces): number[] {
  return Array.from({ length: count }, (_, row) =>
    // Two equal logits have this sum.
    strangerScore(units, features.subarray(row * WIDTH, (row + 1) * WIDTH), [
      ...[energies[row]! - Math.LN2, energies[row]! - Math.LN2],
    ]),
  );
}

describe('learnStrangers', () => {
  it('tells strangers of several kinds from what is known, in grids that it has not seen', async () => {
    const units = await learnStrangers(
      ...([traces(400, 1, [0]), traces(400, 2, [4, -4, 4]), createRandom(1), rest] as const),
    );
    const known = scores(units, traces(200, 3, [0])).filter((score) => score > 0);
    const strange = scores(units, traces(200, 4, [4, -4, 4])).filter((score) => score > 0);
    expect(known.length).toBeLessThan(10);
    expect(strange.length).toBeGreaterThan(190);
  });

  it('learns the same from the same', async () => {
    const learn = () =>
      learnStrangers(traces(50, 1, [0]), traces(50, 2, [3]), createRandom(7), rest);
    expect(await learn()).toEqual(await learn());
  });

  it('bears values that never change', async () => {
    const still = { ...traces(20, 1, [0]), features: new Float32Array(20 * WIDTH) };
    const units = await learnStrangers(still, still, createRandom(1), rest);
    expect(scores(units, still).every(Number.isFinite)).toBe(true);
  });
});

describe('strangerScore', () => {
  const units = { features: 2, weights: Int8Array.of(10, -20), scales: [0.1], offsets: [0.5] };

  it('is the answer of the units less what the classes answer', () => {
    const score = strangerScore({ ...units, energy: 2 }, Float32Array.of(3, 1), [1, 2]);
    expect(score).toBeCloseTo(0.1 * (30 - 20) + 0.5 - 2 * logSumExp([1, 2]), 6);
  });

  it('looks at values that are evenly spread where there are more', () => {
    const score = strangerScore({ ...units, energy: 0 }, Float32Array.of(3, 9, 1, 9), [0]);
    expect(score).toBeCloseTo(0.1 * (30 - 20) + 0.5, 6);
  });

  it('counts only what the classes answer without units', () => {
    const none = { features: 0, weights: new Int8Array(), scales: [], offsets: [], energy: 1 };
    expect(strangerScore(none, Float32Array.of(1, 2), [3, 3])).toBeCloseTo(-3 - Math.LN2, 6);
  });
});
