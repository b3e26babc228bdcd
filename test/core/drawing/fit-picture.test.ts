import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPicture } from '../../../app/core/drawing/fit-picture.ts';
import type { GreyPicture } from '../../../app/core/drawing/grey-picture.ts';
import { surveyPaper } from '../../../app/core/drawing/paper.ts';
import { CENTRE } from '../../../app/core/drawing/place-ink.ts';

/** A bar of ink on paper. */
function bar(
  { width, height }: { width: number; height: number },
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
  { ink, paper }: { ink: number; paper: number },
): GreyPicture {
  const pixels = new Uint8Array(width * height).fill(paper);
  for (let row = top; row < bottom; row++)
    pixels.fill(ink, row * width + left, row * width + right);
  return { width, height, pixels };
}

function extent(grid: Uint8Array) {
  const inked = [...grid.keys()].filter((pixel) => grid[pixel]! > 12);
  const columns = inked.map((pixel) => pixel % 28);
  const rows = inked.map((pixel) => Math.floor(pixel / 28));
  return {
    width: Math.max(...columns) - Math.min(...columns) + 1,
    height: Math.max(...rows) - Math.min(...rows) + 1,
  };
}

function massOf(grid: Uint8Array): [number, number] {
  let [mass, x, y] = [0, 0, 0];
  grid.forEach((level, pixel) => {
    mass += level;
    x += level * ((pixel % 28) + 0.5);
    y += level * (Math.floor(pixel / 28) + 0.5);
  });
  return [x / mass, y / mass];
}

const box = fc
  .record({
    width: fc.integer({ min: 30, max: 200 }),
    height: fc.integer({ min: 30, max: 200 }),
  })
  .chain(({ width, height }) =>
    fc.record({
      size: fc.constant({ width, height }),
      left: fc.integer({ min: 2, max: 9 }),
      top: fc.integer({ min: 2, max: 9 }),
      right: fc.integer({ min: 12, max: width - 2 }),
      bottom: fc.integer({ min: 12, max: height - 2 }),
    }),
  );

describe('fitting a picture as MNIST was made', () => {
  it('makes the longer side 20 pixels, with the centre of mass in the middle, wherever the ink was', () => {
    fc.assert(
      fc.property(box, fc.boolean(), ({ size, ...edges }, isDark) => {
        const levels = isDark ? { ink: 0, paper: 255 } : { ink: 255, paper: 0 };
        const options = { fit: 'mnist', ink: isDark ? 'dark' : 'light' } as const;
        const grid = fitPicture(bar(size, edges, levels), options, 0)!;
        const { width, height } = extent(grid);
        expect(Math.max(width, height)).toBeGreaterThanOrEqual(20);
        expect(Math.max(width, height)).toBeLessThanOrEqual(21);
        const [x, y] = massOf(grid);
        // What is 20 pixels long already is only moved by whole pixels.
        const isSameSize = Math.max(edges.right - edges.left, edges.bottom - edges.top) === 20;
        // A bar that becomes narrower than a pixel has its mass in that pixel's middle.
        const tolerance = isSameSize ? 0.501 : 0.26;
        expect(Math.abs(x - CENTRE.x)).toBeLessThan(tolerance);
        expect(Math.abs(y - CENTRE.y)).toBeLessThan(tolerance);
        expect(Math.max(...grid)).toBe(255);
      }),
    );
  });

  it('takes off the tint of the paper and what it strays', () => {
    const picture = bar(
      { width: 100, height: 100 },
      { left: 40, top: 20, right: 60, bottom: 80 },
      { ink: 30, paper: 215 },
    );
    picture.pixels.forEach(
      (level, pixel) => (picture.pixels[pixel] = level + ((pixel * 7) % 11) - 5),
    );
    const { ink, tint } = surveyPaper([picture]);
    expect({ ink, tint }).toEqual({ ink: 'dark', tint: 40 });
    const grid = fitPicture(picture, { fit: 'mnist', ink }, tint)!;
    // 20 pixels by a third of it, and the soft edge of one that lies between two.
    expect(extent(grid)).toEqual({ width: 8, height: 21 });
    expect(grid[0]).toBe(0);
  });

  it('finds no ink on a blank page, white, black or tinted', () => {
    for (const [level, ink, tint] of [
      [255, 'dark', 0],
      [0, 'light', 0],
      [230, 'dark', 25],
    ] as const) {
      const blank = { width: 40, height: 40, pixels: new Uint8Array(1600).fill(level) };
      for (const fit of ['mnist', 'stretch'] as const) {
        expect(fitPicture(blank, { fit, ink }, tint)).toBeNull();
      }
    }
  });
});

describe('stretching a picture', () => {
  it('keeps 28x28 with light ink as it is, whatever the paper', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 784, maxLength: 784 }),
        fc.nat({ max: 255 }),
        (pixels, tint) => {
          fc.pre(pixels.some((level) => level > 0));
          const picture = { width: 28, height: 28, pixels };
          const grid = fitPicture(picture, { fit: 'stretch', ink: 'light' }, tint)!;
          expect(Buffer.compare(grid, pixels)).toBe(0);
          expect(grid).not.toBe(pixels);
        },
      ),
    );
  });

  it('only turns 28x28 with dark ink round', () => {
    const pixels = Uint8Array.from({ length: 784 }, (_, pixel) => pixel % 256);
    const grid = fitPicture({ width: 28, height: 28, pixels }, { fit: 'stretch', ink: 'dark' }, 0);
    expect(
      Buffer.compare(
        grid!,
        pixels.map((level) => 255 - level),
      ),
    ).toBe(0);
  });

  it('fills the grid with the whole picture', () => {
    const picture = bar(
      { width: 8, height: 4 },
      { left: 0, top: 0, right: 8, bottom: 2 },
      { ink: 255, paper: 0 },
    );
    const grid = fitPicture(picture, { fit: 'stretch', ink: 'light' }, 0)!;
    expect(extent(grid)).toEqual({ width: 28, height: 17 });
    expect([grid[0], grid[27], grid[783]]).toEqual([255, 255, 0]);
  });
});

describe('looking at the paper', () => {
  it.each([
    ['dark', { ink: 20, paper: 250 }],
    ['light', { ink: 250, paper: 5 }],
    ['dark', { ink: 10, paper: 90 }],
    ['light', { ink: 250, paper: 180 }],
  ] as const)('finds %s ink where the levels are %o', (ink, levels) => {
    const size = { width: 30, height: 30 };
    const edges = { left: 10, top: 0, right: 20, bottom: 25 };
    expect(surveyPaper([bar(size, edges, levels)])).toMatchObject({ ink });
  });

  it('goes by most of the pictures, and by what it is told', () => {
    const size = { width: 28, height: 28 };
    const edges = { left: 8, top: 8, right: 14, bottom: 20 };
    const dark = bar(size, edges, { ink: 0, paper: 255 });
    const light = bar(size, edges, { ink: 255, paper: 0 });
    expect(surveyPaper([dark, light, light]).ink).toBe('light');
    expect(surveyPaper([dark, light, light], 'dark')).toEqual({ ink: 'dark', tint: 255 });
    expect(surveyPaper([])).toMatchObject({ ink: 'light' });
  });
});
