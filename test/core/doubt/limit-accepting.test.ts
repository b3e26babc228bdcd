import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limitAccepting } from '../../../app/core/doubt/limit-accepting.ts';

const score = fc.double({ min: -1e6, max: 1e6, noNaN: true });

it('accepts at least the share that is asked for, and would not with a lower limit', () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(score, { minLength: 1 }), share, (scores, asked) => {
      const limit = limitAccepting(scores, asked);
      const upTo = scores.filter((one) => one <= limit).length / scores.length;
      const below = scores.filter((one) => one < limit).length / scores.length;
      expect(upTo).toBeGreaterThanOrEqual(asked - 1e-12);
      expect(below).toBeLessThan(asked);
    }),
  );
});

it('accepts all where nothing is known', () => {
  expect(limitAccepting([], 0.98)).toBe(Number.MAX_VALUE);
});
