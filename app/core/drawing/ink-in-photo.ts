import type { GreyPicture } from './grey-picture.ts';

/** How much darker than what is around it ink is at least, as a share; Bradley and Roth's 15 %. */
export const THRESHOLD = { minimum: 0.03, maximum: 0.6, standard: 0.15 } as const;

/** Around a pixel a square is looked at whose side is this share of the picture's longer one. */
const AROUND = 1 / 3;

/** Less than this of 255 is the camera's noise, however dark the paper is. */
const NOISE = 12;

/** From where a pixel counts as ink it becomes full ink over so much of the paper's level. */
const EDGE = 0.1;

/**
 * Finds the ink in a photo of paper. Light falls unevenly on paper, so there is no one level that
 * ink is darker than: each pixel is compared with the mean around it (Bradley and Roth, "Adaptive
 * Thresholding using the Integral Image", 2007).
 * @param ink whether it is darker or lighter than the paper
 * @param threshold see THRESHOLD
 * @returns 0 paper to 255 ink, of the same size
 */
export function inkInPhoto(
  picture: GreyPicture,
  { ink, threshold }: { ink: 'dark' | 'light'; threshold: number },
): GreyPicture {
  const { width, height } = picture;
  const levels = ink === 'dark' ? picture.pixels : picture.pixels.map((level) => 255 - level);
  const sums = integralOf(levels, width, height);
  const reach = Math.max(2, Math.round((Math.max(width, height) * AROUND) / 2));
  const found = new Uint8Array(levels.length);
  for (let row = 0; row < height; row++) {
    const top = Math.max(0, row - reach) * (width + 1);
    const bottom = Math.min(height, row + reach + 1) * (width + 1);
    for (let column = 0; column < width; column++) {
      const left = Math.max(0, column - reach);
      const right = Math.min(width, column + reach + 1);
      const sum =
        sums[bottom + right]! - sums[bottom + left]! - sums[top + right]! + sums[top + left]!;
      const mean = sum / (((bottom - top) / (width + 1)) * (right - left));
      const limit = mean - Math.max(threshold * mean, NOISE);
      const pixel = row * width + column;
      const share = (limit - levels[pixel]!) / Math.max(1, EDGE * mean);
      found[pixel] = Math.round(255 * Math.max(0, Math.min(1, share)));
    }
  }
  return { width, height, pixels: found };
}

/** The sum of all levels above and left of each corner of a pixel: (width + 1) x (height + 1). */
function integralOf(levels: Uint8Array, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let row = 0; row < height; row++) {
    let ofRow = 0;
    for (let column = 0; column < width; column++) {
      ofRow += levels[row * width + column]!;
      const corner = (row + 1) * (width + 1) + column + 1;
      sums[corner] = sums[corner - width - 1]! + ofRow;
    }
  }
  return sums;
}
