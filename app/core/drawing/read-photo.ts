import type { PixelGrid } from '../../contract/digit.ts';
import { fitPicture } from './fit-picture.ts';
import type { GreyPicture } from './grey-picture.ts';
import { inkAbove } from './ink-above.ts';
import { partInk } from './part-ink.ts';
import type { PhotoContrast } from './photo-contrast.ts';
import { outlineOf } from './picture-ink.ts';
import { thicken } from './thicken.ts';

/** Paler than this is no part of the outline. */
const FAINTEST = 64;

/** What was found in a photo. */
export interface PhotoReading {
  /** The ink, 0 paper to 255 ink, in the place where it is in the photo. */
  found: GreyPicture;
  /** The same, cut to its outline; thin lines of a single digit are thick, as the network sees them. */
  ink: GreyPicture;
  /** What the network sees of each digit, from left to right. */
  digits: readonly PixelGrid[];
}

/**
 * Makes digits of a photo or drawing: its ink found, specks, printed lines and the table left out,
 * parted where there are clear gaps; each digit cut to its outline, thin lines made as thick as the
 * pen's, and fitted as MNIST was made.
 * @param threshold from which contrast on it is ink, as a share of the light; else the one that was
 *   found with the contrast
 * @returns null where there is no ink
 */
export function readPhoto(
  { contrast, threshold: own }: PhotoContrast,
  threshold = own,
): PhotoReading | null {
  if (threshold === null) return null;
  const found = inkAbove(contrast, threshold);
  const ink = cutToInk(found);
  if (!ink) return null;
  const digits = partInk(ink).flatMap((digit) => {
    const cut = cutToInk(digit);
    return (cut && fitPicture(thicken(cut), { fit: 'mnist', ink: 'light' }, 0)) ?? [];
  });
  if (digits.length === 0) return null;
  return { found, ink: digits.length === 1 ? thicken(ink) : ink, digits };
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
