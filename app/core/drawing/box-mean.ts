import type { GreyPicture } from './grey-picture.ts';

/**
 * The mean of the square around each pixel, as far as the picture reaches, whatever the square's
 * size at the same cost (Crow, "Summed-area tables for texture mapping", 1984).
 * @param reach half the square's side, in pixels
 * @returns not rounded
 */
export function boxMean({ width, height, pixels }: GreyPicture, reach: number): Float32Array {
  const sums = summedArea(pixels, width, height);
  const means = new Float32Array(pixels.length);
  for (let row = 0; row < height; row++) {
    const top = Math.max(0, row - reach);
    const bottom = Math.min(height, row + reach + 1);
    for (let column = 0; column < width; column++) {
      const left = Math.max(0, column - reach);
      const right = Math.min(width, column + reach + 1);
      const sum =
        sums[bottom * (width + 1) + right]! -
        sums[bottom * (width + 1) + left]! -
        sums[top * (width + 1) + right]! +
        sums[top * (width + 1) + left]!;
      means[row * width + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return means;
}

/** The sum of all levels above and left of each corner of a pixel: (width + 1) x (height + 1). */
function summedArea(levels: Uint8Array, width: number, height: number): Float64Array {
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
