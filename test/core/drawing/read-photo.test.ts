import { describe, expect, it } from 'vitest';
import { fitToGrid } from '../../../app/core/drawing/fit-to-grid.ts';
import type { GreyPicture } from '../../../app/core/drawing/grey-picture.ts';
import { negative } from '../../../app/core/drawing/local-paper.ts';
import { contrastOf, inkSideOf } from '../../../app/core/drawing/photo-contrast.ts';
import { readPhoto } from '../../../app/core/drawing/read-photo.ts';
import type { Stroke } from '../../../app/core/drawing/stroke.ts';
import { moveStrokes } from '../../../app/core/drawing/transform.ts';
import { PHOTO_KINDS } from '../../../scripts/bench/photos/photo-kinds.ts';
import { photoOf } from '../../../scripts/bench/photos/photo-of.ts';
import { demoDigits } from '../../../scripts/demo/digits.ts';

/** As the app does it without being told anything. */
function digitsIn(photo: GreyPicture): readonly Uint8Array[] {
  return readPhoto(contrastOf(photo, inkSideOf(photo)))?.digits ?? [];
}

/** The share of the ink that is not where it should be, in percent. */
function strayInk(found: Uint8Array, expected: Uint8Array): number {
  const ink = expected.reduce((sum, level) => sum + level, 0);
  const stray = found.reduce((sum, level, pixel) => sum + Math.abs(level - expected[pixel]!), 0);
  return (100 * stray) / ink;
}

function row(digits: readonly (readonly Stroke[])[]): Stroke[] {
  return digits.flatMap((digit, place) => moveStrokes(digit, place * 110, 0));
}

/** Wider lines are drawn as wide as they are: a marker's digit is no pen's. */
const WIDE = new Set(['marker', 'marker on squared', 'fills the photo', 'board', 'squared board']);
/** Of one stroke and of two, with loops and with a bar that lies as a ruled line does. */
const SOME = [4, 5, 8];
const kinds = Object.entries(PHOTO_KINDS);

describe('a digit in a photo', () => {
  it.each(kinds)('is seen nearly as if it had been drawn: %s', (name, kind) => {
    const strays = SOME.map((label) => {
      const digit = demoDigits[label]!;
      const found = digitsIn(photoOf(digit, kind, label + 1));
      expect(found, `${label}`).toHaveLength(1);
      return strayInk(found[0]!, fitToGrid(digit));
    });
    const mean = strays.reduce((sum, stray) => sum + stray) / strays.length;
    expect(mean).toBeLessThan(WIDE.has(name) ? 60 : 40);
  });

  it.each(kinds)('is none on bare paper: %s', (_, kind) => {
    for (const seed of [1, 2]) expect(digitsIn(photoOf([], kind, seed))).toEqual([]);
  });

  it('is the same in a negative, where the ink is light', () => {
    for (const label of SOME) {
      const digit = demoDigits[label]!;
      const photo = negative(photoOf(digit, PHOTO_KINDS.plain, label + 1));
      expect(inkSideOf(photo)).toBe('light');
      expect(strayInk(digitsIn(photo)[0]!, fitToGrid(digit))).toBeLessThan(40);
    }
  });
});

describe('a picture that is no photo', () => {
  const enlarged = ({ width, pixels }: GreyPicture, by: number): GreyPicture => {
    const side = width * by;
    const place = (pixel: number) =>
      Math.floor(pixel / side / by) * width + Math.floor((pixel % side) / by);
    const all = Uint8Array.from({ length: side * side }, (_, pixel) => pixels[place(pixel)]!);
    return { width: side, height: side, pixels: all };
  };

  it.each([
    ['a sample of MNIST', (grid: GreyPicture) => grid],
    ['its negative', negative],
    ['as the app copies it, ten times as large', (grid: GreyPicture) => enlarged(grid, 10)],
    ['that in black on white', (grid: GreyPicture) => negative(enlarged(grid, 10))],
  ])('is nearly as it was: %s', (_, change) => {
    for (const digit of demoDigits) {
      const grid = fitToGrid(digit);
      const found = digitsIn(change({ width: 28, height: 28, pixels: grid }));
      expect(found).toHaveLength(1);
      expect(strayInk(found[0]!, grid)).toBeLessThan(40);
    }
  });
});

describe('a number in a photo', () => {
  it.each(['marker', 'shadow on ruled', 'squared like ink', 'board', 'on a table'] as const)(
    'is parted into its digits, each seen as if it stood alone: %s',
    (name) => {
      const year = [2, 0, 2, 6].map((label) => demoDigits[label]!);
      const place = { x: 0.5, y: 0.5, height: 0.5 };
      const photo = photoOf(row(year), { ...PHOTO_KINDS[name], place }, 5);
      const found = digitsIn(photo);
      expect(found).toHaveLength(4);
      found.forEach((grid, digit) => {
        expect(strayInk(grid, fitToGrid(year[digit]!))).toBeLessThan(65);
      });
    },
  );
});
