import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, wilsonInterval } from '../../../app/core/statistics/wilson.ts';

const ROUNDING = 1e-12;

const trials = fc
  .integer({ min: 1, max: 100_000 })
  .chain((count) => fc.tuple(fc.nat({ max: count }), fc.constant(count)));

describe('wilsonInterval', () => {
  // As SciPy's binomtest(right, count).proportion_ci(method='wilson') gives them.
  it.each([
    [98, 100, 0.93, 0.9945],
    [50, 100, 0.4038, 0.5962],
    [9900, 10_000, 0.9879, 0.9918],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
  ])('%i of %i: from %d to %d', (right, count, low, high) => {
    const interval = wilsonInterval(right, count);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('leaves everything open after no trials', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('stays between 0 and 1, and has the share in it', () => {
    fc.assert(
      fc.property(trials, ([right, count]) => {
        const { low, high } = wilsonInterval(right, count);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(right / count + ROUNDING);
        expect(high).toBeGreaterThanOrEqual(right / count - ROUNDING);
      }),
    );
  });

  it('is narrower the more trials there were', () => {
    fc.assert(
      fc.property(trials, fc.integer({ min: 2, max: 50 }), ([right, count], times) => {
        const width = ({ low, high }: { low: number; high: number }) => high - low;
        const more = wilsonInterval(times * right, times * count);
        expect(width(more)).toBeLessThan(width(wilsonInterval(right, count)));
      }),
    );
  });

  it('treats what is right and what is wrong alike', () => {
    fc.assert(
      fc.property(trials, ([right, count]) => {
        const { low, high } = wilsonInterval(right, count);
        const wrong = wilsonInterval(count - right, count);
        expect(wrong.low).toBeCloseTo(1 - high, 9);
        expect(wrong.high).toBeCloseTo(1 - low, 9);
      }),
    );
  });
});

describe('overlap', () => {
  it('says whether one share may be as good as the other', () => {
    const [low, middle, high] = [98.0, 98.1, 99.0].map((share) =>
      wilsonInterval(share * 100, 10_000),
    );
    expect(overlap(low!, middle!)).toBe(true);
    expect(overlap(middle!, low!)).toBe(true);
    expect(overlap(low!, high!)).toBe(false);
    expect(overlap(high!, low!)).toBe(false);
  });
});
