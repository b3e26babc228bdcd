import type { PixelGrid } from '../../contract/digit.ts';
import { fitPicture } from './fit-picture.ts';
import type { GreyPicture } from './grey-picture.ts';
import { inkInPhoto } from './ink-in-photo.ts';
import { mainInk } from './main-ink.ts';
import { outlineOf } from './picture-ink.ts';
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

function cutToInk(found: GreyPicture): GreyPicture | null {
  const { across, down } = outlineOf(found, FAINTEST);
  const [width, height] = [across.to - across.from, down.to - down.from];
  if (width <= 0) return null;
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = (down.from + row) * found.width + across.from;
    pixels.set(found.pixels.subarray(start, start + width), row * width);
  }
  return { width, height, pixels };
}
