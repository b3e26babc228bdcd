import type { GreyPicture } from './grey-picture.ts';
import { mainInk } from './main-ink.ts';
import { withoutPrintedLines } from './printed-lines.ts';

/** A pixel becomes ink from half this below the threshold to half above it. */
const EDGE = 0.1;

/**
 * What was written in a photo: all that stands out from the paper by more than the threshold, but
 * no printed lines, specks or table.
 * @param contrast 0 to 255 for all of the light
 * @param threshold as a share of the light
 * @returns 0 paper to 255 ink, of the same size
 */
export function inkAbove(contrast: GreyPicture, threshold: number): GreyPicture {
  const table = Uint8Array.from({ length: 256 }, (_, level) =>
    Math.round(255 * Math.max(0, Math.min(1, (level / 255 - threshold) / EDGE + 0.5))),
  );
  const pixels = contrast.pixels.map((level) => table[level]!);
  return mainInk(withoutPrintedLines({ ...contrast, pixels }));
}
