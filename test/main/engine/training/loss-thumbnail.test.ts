import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lossThumbnail } from '../../../../app/main/engine/training/loss-thumbnail.ts';

describe('lossThumbnail', () => {
  it('has each point of a short curve', () => {
    expect(lossThumbnail(Float32Array.of(2, 1, 0.5))).toEqual([2, 1, 0.5]);
    expect(lossThumbnail(new Float32Array(0))).toEqual([]);
  });

  it('has the means of the parts of a long one', () => {
    const points = lossThumbnail(Float32Array.from({ length: 180 }, (_, step) => step));
    expect(points).toHaveLength(60);
    expect(points.slice(0, 3)).toEqual([1, 4, 7]);
    expect(points.at(-1)).toBe(178);
  });

  it('leaves no point out, whatever the length', () => {
    const curves = fc.float32Array({ min: 0, max: 10, noNaN: true, minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(curves, (loss) => {
        const points = lossThumbnail(loss);
        expect(points.length).toBe(Math.min(60, loss.length));
        expect(Math.max(...points)).toBeLessThanOrEqual(Math.max(...loss) + 1e-6);
        expect(Math.min(...points)).toBeGreaterThanOrEqual(Math.min(...loss) - 1e-6);
      }),
    );
  });
});
