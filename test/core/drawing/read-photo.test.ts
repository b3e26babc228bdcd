import { describe, expect, it } from 'vitest';
import { fitToGrid } from '../../../app/core/drawing/fit-to-grid.ts';
import type { GreyPicture } from '../../../app/core/drawing/grey-picture.ts';
import { inkInPhoto, THRESHOLD } from '../../../app/core/drawing/ink-in-photo.ts';
import { mainInk } from '../../../app/core/drawing/main-ink.ts';
import { readPhoto } from '../../../app/core/drawing/read-photo.ts';
import { renderInk } from '../../../app/core/drawing/render-ink.ts';
import type { Stroke } from '../../../app/core/drawing/stroke.ts';
import { thicken } from '../../../app/core/drawing/thicken.ts';
import { createRandom } from '../../../app/core/random.ts';

const SIDE = 240;
const options = { ink: 'dark', threshold: THRESHOLD.standard } as const;

const seven: Stroke[] = [
  [
    [70, 60],
    [160, 60],
    [100, 190],
  ],
];

/**
 * A photo of paper: the light falls off to a third from one corner to the other, with noise. Ink
 * leaves a fifth of the light.
 */
function photoOf(strokes: readonly Stroke[], { pen = 14, side = SIDE } = {}): GreyPicture {
  const { coverage } = renderInk(strokes, pen, side);
  const random = createRandom(7);
  const pixels = Uint8Array.from(coverage, (share, pixel) => {
    const [x, y] = [pixel % side, Math.floor(pixel / side)];
    const light = 230 - (150 * (x + y)) / (2 * side);
    return Math.max(0, Math.min(255, light * (1 - 0.8 * share) + 6 * (random.next() - 0.5)));
  });
  return { width: side, height: side, pixels };
}

function negative({ pixels, ...size }: GreyPicture): GreyPicture {
  return { ...size, pixels: pixels.map((level) => 255 - level) };
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, level, pixel) => sum + Math.abs(level - b[pixel]!), 0) / a.length;
}

describe('inkInPhoto', () => {
  it('finds the ink and nothing else under uneven light, which no one level can', () => {
    const photo = photoOf(seven);
    const { coverage } = renderInk(seven, 14, SIDE);
    const found = inkInPhoto(photo, options);
    const wrong = found.pixels.filter((level, pixel) => level >= 128 !== coverage[pixel]! >= 0.5);
    expect(wrong.length).toBeLessThan(0.005 * SIDE * SIDE);
    // The paper in the dark corner is darker than some ink in the light one.
    const inkLevels = photo.pixels.filter((_, pixel) => coverage[pixel] === 1);
    expect(Math.max(...inkLevels)).toBeGreaterThan(30);
    expect(photo.pixels.at(-1)).toBeLessThan(95);
  });

  it('finds no ink on bare paper, whatever its light', () => {
    const found = inkInPhoto(photoOf([]), options);
    expect(Math.max(...found.pixels)).toBeLessThan(128);
  });

  it('finds less the darker ink must be', () => {
    const inkAt = (threshold: number) =>
      inkInPhoto(photoOf(seven), { ink: 'dark', threshold }).pixels.filter((level) => level >= 128)
        .length;
    expect(inkAt(0.6)).toBeLessThan(inkAt(0.15));
  });
});

describe('mainInk', () => {
  function inked(...boxes: [left: number, top: number, side: number][]): GreyPicture {
    const pixels = new Uint8Array(60 * 60);
    for (const [left, top, side] of boxes) {
      for (let row = top; row < top + side; row++) {
        pixels.fill(255, row * 60 + left, row * 60 + left + side);
      }
    }
    return { width: 60, height: 60, pixels };
  }

  it('drops specks', () => {
    expect(mainInk(inked([20, 20, 15], [50, 50, 2]))).toEqual(inked([20, 20, 15]));
  });

  it('keeps a piece that belongs to the digit, as the bar of a 5', () => {
    const whole = inked([20, 20, 15], [40, 20, 5]);
    expect(mainInk(whole)).toEqual(whole);
  });

  it('drops what reaches the edge, unless there is nothing else', () => {
    expect(mainInk(inked([0, 0, 18], [25, 25, 12]))).toEqual(inked([25, 25, 12]));
    const cutTight = inked([0, 0, 30]);
    expect(mainInk(cutTight)).toEqual(cutTight);
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

describe('readPhoto', () => {
  it('sees in a photo nearly what it sees of the same strokes', () => {
    const reading = readPhoto(photoOf(seven), options);
    expect(meanDifference(reading!.pixels, fitToGrid(seven))).toBeLessThan(8);
  });

  it('sees a thin line as a pen would have drawn it', () => {
    const reading = readPhoto(photoOf(seven, { pen: 4 }), options);
    expect(meanDifference(reading!.pixels, fitToGrid(seven))).toBeLessThan(8);
  });

  it('sees the same in a negative, where the ink is light', () => {
    const light = readPhoto(negative(photoOf(seven)), { ...options, ink: 'light' });
    expect(meanDifference(light!.pixels, fitToGrid(seven))).toBeLessThan(8);
  });

  it('finds nothing on bare paper', () => {
    expect(readPhoto(photoOf([]), options)).toBeNull();
  });
});
