import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logSumExp, softmax } from '../../../app/core/doubt/softmax.ts';

const logits = fc.array(fc.double({ min: -500, max: 500, noNaN: true }), {
  ...{ minLength: 2, maxLength: 20 },
});
const temperature = fc.double({ min: 0.05, max: 20, noNaN: true });

it('adds up to 1 and keeps the most probable class, whatever the temperature', () => {
  fc.assert(
    fc.property(logits, temperature, (values, degree) => {
      const probabilities = softmax(values, degree);
      expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      const best = probabilities[values.indexOf(Math.max(...values))]!;
      expect(best).toBe(Math.max(...probabilities));
    }),
  );
});

it('is more even the higher the temperature is', () => {
  fc.assert(
    fc.property(logits, temperature, (values, degree) => {
      const [cold, warm] = [softmax(values, degree), softmax(values, 2 * degree)];
      expect(Math.max(...warm)).toBeLessThanOrEqual(Math.max(...cold) + 1e-12);
    }),
  );
});

it('neither overflows nor underflows', () => {
  expect(softmax([2000, 2000])).toEqual([0.5, 0.5]);
  expect(logSumExp([-2000, -2000])).toBeCloseTo(-2000 + Math.log(2), 9);
  expect(logSumExp([])).toBe(-Infinity);
});
