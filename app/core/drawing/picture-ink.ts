import type { GreyPicture } from './grey-picture.ts';
import type { Span } from './resample.ts';
import type { Point } from './stroke.ts';

/** A box of whole pixels in a picture. */
export interface Outline {
  across: Span;
  down: Span;
}

/** Around all pixels that are not paler than `faintest`; nowhere wide where there are none. */
export function outlineOf({ width, height, pixels }: GreyPicture, faintest: number): Outline {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (pixels[row * width + column]! < faintest) continue;
      if (column < left) left = column;
      if (column >= right) right = column + 1;
      if (row < top) top = row;
      bottom = row + 1;
    }
  }
  return { across: { from: left, to: right }, down: { from: top, to: bottom } };
}

export function longerSideOf({ across, down }: Outline): number {
  return Math.max(across.to - across.from, down.to - down.from);
}

/** The mean position of the ink, of all or of that in a box; the middle of the picture if there is none. */
export function centreOfInk(
  { width, height, pixels }: GreyPicture,
  { across, down }: Outline = { across: { from: 0, to: width }, down: { from: 0, to: height } },
): Point {
  let [mass, x, y] = [0, 0, 0];
  for (let row = down.from; row < down.to; row++) {
    for (let column = across.from; column < across.to; column++) {
      const level = pixels[row * width + column]!;
      mass += level;
      x += level * (column + 0.5);
      y += level * (row + 0.5);
    }
  }
  return mass > 0 ? [x / mass, y / mass] : [width / 2, height / 2];
}
