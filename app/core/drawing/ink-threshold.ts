import type { GreyPicture } from './grey-picture.ts';
import { otsuLimit } from './otsu.ts';

/** How far from the paper ink is at least, as a share of the light: what one may choose from. */
export const THRESHOLD = { minimum: 0.03, maximum: 0.8, standard: 0.15 } as const;

/** Paper is no more uneven than this share of the light. */
const FAINTEST = 0.08;
/** Less of a picture than this is no writing. */
const LEAST = 0.0003;

/**
 * The threshold that parts the ink of a photo from what is paler, as printed lines are: Otsu's,
 * among what is no plain paper. There is so much of that that with it ink would not count.
 * @param contrast 0 to 255 for all of the light
 * @returns as a share of the light; null where there is no ink
 */
export function inkThreshold({ pixels }: GreyPicture): number | null {
  const histogram = new Uint32Array(256);
  let count = 0;
  for (const level of pixels) {
    if (level < FAINTEST * 255) continue;
    histogram[level]!++;
    count++;
  }
  if (count < LEAST * pixels.length) return null;
  const limit = otsuLimit(histogram);
  return limit === null ? FAINTEST : limit / 255;
}
