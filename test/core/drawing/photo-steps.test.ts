import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxMean } from '../../../app/core/drawing/box-mean.ts';
import type { GreyPicture } from '../../../app/core/drawing/grey-picture.ts';
import { extendedPaper, localPaper } from '../../../app/core/drawing/local-paper.ts';
import { otsuLimit } from '../../../app/core/drawing/otsu.ts';
import { withoutPrintedLines } from '../../../app/core/drawing/printed-lines.ts';
import { thicken } from '../../../app/core/drawing/thicken.ts';

const side = fc.integer({ min: 1, max: 14 });
const picture = fc
  .tuple(side, side)
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((pixels): GreyPicture => ({ width, height, pixels })),
  );
const reach = fc.integer({ min: 1, max: 6 });

/** What lies within reach of each pixel, put together as `how` says. */
function around({ width, pixels }: GreyPicture, by: number, how: (near: number[]) => number) {
  return Array.from(pixels, (_, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return how(
      [...pixels].filter(
        (_, other) =>
          Math.abs((other % width) - x) <= by && Math.abs(Math.floor(other / width) - y) <= by,
      ),
    );
  });
}

describe('boxMean and localPaper', () => {
  it('are the mean, and the darkest of the lightest, of what lies within reach', () => {
    fc.assert(
      fc.property(picture, reach, (each, by) => {
        const means = around(
          each,
          by,
          (near) => near.reduce((sum, level) => sum + level) / near.length,
        );
        boxMean(each, by).forEach((mean, pixel) => expect(mean).toBeCloseTo(means[pixel]!, 3));
        const lightest = around(each, by, (near) => Math.max(...near));
        const closed = around({ ...each, pixels: Uint8Array.from(lightest) }, by, (near) =>
          Math.min(...near),
        );
        expect([...localPaper(each, by).pixels]).toEqual(closed);
      }),
    );
  });

  it('is nowhere darker than the photo, and the same again', () => {
    fc.assert(
      fc.property(picture, reach, (each, by) => {
        for (const paper of [localPaper(each, by), extendedPaper(each, by)]) {
          expect(paper.pixels.every((level, pixel) => level >= each.pixels[pixel]!)).toBe(true);
        }
        const once = localPaper(each, by);
        expect(localPaper(once, by)).toEqual(once);
      }),
    );
  });
});

describe('otsuLimit', () => {
  it('lies between two groups, wherever they are and however many', () => {
    const many = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.integer({ min: 120, max: 255 }),
        many,
        many,
        (low, high, a, b) => {
          const histogram = new Uint32Array(256);
          histogram[low] = a;
          histogram[high] = b;
          const limit = otsuLimit(histogram)!;
          expect(limit).toBeGreaterThan(low);
          expect(limit).toBeLessThanOrEqual(high);
        },
      ),
    );
  });

  it('is none where all are the same', () => {
    expect(otsuLimit(new Uint32Array(256))).toBeNull();
    expect(otsuLimit([0, 5, 0])).toBeNull();
  });
});

describe('withoutPrintedLines', () => {
  const SIDE = 100;

  function inked(isInk: (x: number, y: number) => boolean): GreyPicture {
    const pixels = Uint8Array.from({ length: SIDE * SIDE }, (_, pixel) =>
      isInk(pixel % SIDE, Math.floor(pixel / SIDE)) ? 255 : 0,
    );
    return { width: SIDE, height: SIDE, pixels };
  }
  const stroke = (x: number, y: number) => x >= 40 && x < 48 && y >= 20 && y < 80;

  it('takes lines across and down, and leaves the stroke that they cross', () => {
    const isLine = (x: number, y: number) => y % 20 === 10 || x % 25 === 5;
    const found = withoutPrintedLines(inked((x, y) => stroke(x, y) || isLine(x, y)));
    const beside = found.pixels.filter((level, pixel) => {
      const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
      return level > 0 && !stroke(x, y);
    });
    expect(beside).toHaveLength(0);
    expect(inked(stroke).pixels.every((level, pixel) => level <= found.pixels[pixel]!)).toBe(true);
  });

  it('takes a single line where the strokes are thicker, also one that is askew', () => {
    const askew = inked((x, y) => stroke(x, y) || y === Math.round(30 + x / 20));
    expect(withoutPrintedLines(askew)).toEqual(inked(stroke));
  });

  it('leaves a thin 1 that fills the photo, and a bar that does not reach across', () => {
    const one = inked((x) => x === 50);
    expect(withoutPrintedLines(one)).toEqual(one);
    const bar = inked((x, y) => stroke(x, y) || (y === 30 && x > 25 && x < 70));
    expect(withoutPrintedLines(bar)).toEqual(bar);
  });
});

describe('thicken', () => {
  it('makes a thin line as thick as the pen, and leaves a thick one alone', () => {
    const line = (thickness: number): GreyPicture => ({
      ...{ width: thickness, height: 200 },
      pixels: new Uint8Array(thickness * 200).fill(255),
    });
    const { width } = thicken(line(4));
    // A pen of 2.5 on 20 pixels is 25 on 200.
    expect(width).toBeGreaterThanOrEqual(25);
    expect(width).toBeLessThanOrEqual(28);
    expect(thicken(line(26)).width).toBe(26);
  });
});
