import type { PixelGrid } from '../../contract/digit.ts';
import { fitPicture } from './fit-picture.ts';
import type { GreyPicture } from './grey-picture.ts';
import { inkInPhoto } from './ink-in-photo.ts';
import { mainInk } from './main-ink.ts';
import { thicken } from './thicken.ts';

/** Paler than this is no part of the outline. */
const FAINTEST = 64;

/** What was found in a photo. */
export interface PhotoReading {
  /** The ink, 0 paper to 255 ink, in the place where it is in the photo. */
  found: GreyPicture;
  /** The same, cut to its outline. */
  ink: GreyPicture;
  /** What the network sees of it. */
  pixels: PixelGrid;
}

/**
 * Makes a digit of a photo or drawing: its ink found, specks and the table left out, cut to the
 * outline, thin lines made as thick as the pen's, and fitted as MNIST was made.
 * @returns null where there is no ink
 */
export function readPhoto(
  photo: GreyPicture,
  options: Parameters<typeof inkInPhoto>[1],
): PhotoReading | null {
  const found = mainInk(inkInPhoto(photo, options));
  const cut = cutToInk(found);
  if (!cut) return null;
  const ink = thicken(cut);
  const pixels = fitPicture(ink, { fit: 'mnist', ink: 'light' }, 0);
  return pixels && { found, ink, pixels };
}

function cutToInk({ width, height, pixels }: GreyPicture): GreyPicture | null {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (pixels[row * width + column]! < FAINTEST) continue;
      left = Math.min(left, column);
      right = Math.max(right, column + 1);
      top = Math.min(top, row);
      bottom = row + 1;
    }
  }
  if (right <= left) return null;
  const cut = new Uint8Array((right - left) * (bottom - top));
  for (let row = top; row < bottom; row++) {
    const line = pixels.subarray(row * width + left, row * width + right);
    cut.set(line, (row - top) * (right - left));
  }
  return { width: right - left, height: bottom - top, pixels: cut };
}
