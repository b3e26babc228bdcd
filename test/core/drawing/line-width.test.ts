import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PEN } from '../../../app/contract/ink.ts';
import { lineWidth } from '../../../app/core/drawing/line-width.ts';

const pen = fc.double({ min: PEN.minimum, max: PEN.maximum, noNaN: true });
const scale = fc.double({ min: 1e-4, max: 1e4, noNaN: true });

it('is the pen where nothing was scaled, and half of it at half the size', () => {
  fc.assert(
    fc.property(pen, (width) => {
      expect(lineWidth(width, 1)).toBe(width);
      expect(lineWidth(width, 0.5)).toBeCloseTo(width / 2);
    }),
  );
});

it('grows with the ink, but never thinner than can be seen or thicker than any brush', () => {
  fc.assert(
    fc.property(pen, scale, scale, (width, one, other) => {
      const [smaller, larger] = [Math.min(one, other), Math.max(one, other)];
      expect(lineWidth(width, smaller)).toBeLessThanOrEqual(lineWidth(width, larger));
      expect(lineWidth(width, smaller)).toBeGreaterThanOrEqual(0.4);
      expect(lineWidth(width, larger)).toBeLessThanOrEqual(PEN.maximum);
    }),
  );
});
