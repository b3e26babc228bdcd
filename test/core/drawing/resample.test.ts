import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resample, toGrid } from '../../../app/core/drawing/resample.ts';

const picture = fc
  .record({ width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 90 }) })
  .chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      pixels: fc.uint8Array({ minLength: width * height, maxLength: width * height }),
    }),
  );

function whole({ width, height }: { width: number; height: number }) {
  return { across: { from: 0, to: width }, down: { from: 0, to: height } };
}

describe('resample', () => {
  it('leaves a picture of 28x28 as it is, byte for byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 784, maxLength: 784 }), (pixels) => {
        const grid = { width: 28, height: 28, pixels };
        const { across, down } = whole(grid);
        expect(Buffer.compare(toGrid(resample(grid, { across, down }, across, down)), pixels)).toBe(
          0,
        );
      }),
    );
  });

  it('never makes anything darker or paler than the picture is', () => {
    fc.assert(
      fc.property(picture, (of) => {
        const { across, down } = whole(of);
        const grid = toGrid(resample(of, { across, down }, across, down));
        expect(Math.max(...grid)).toBeLessThanOrEqual(Math.max(...of.pixels));
        expect(Math.min(...grid)).toBeGreaterThanOrEqual(Math.min(...of.pixels));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps all of the ink when it makes smaller', () => {
    const pixels = Uint8Array.from({ length: 56 * 56 }, (_, pixel) => (pixel * 37) % 256);
    const across = { from: 0, to: 56 };
    const values = resample(
      { width: 56, height: 56, pixels },
      { across, down: across },
      across,
      across,
    );
    const mean = (of: Iterable<number>) => [...of].reduce((sum, value) => sum + value, 0);
    expect(mean(values) / 784).toBeCloseTo(mean(pixels) / pixels.length, 3);
  });
});
