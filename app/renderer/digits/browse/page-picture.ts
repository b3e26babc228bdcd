import { GRID_PIXELS, GRID_SIDE } from '../../../contract/digit.ts';

/** Free on each side of a sample, in pixels of the picture. */
const SPACE = 2;
/** A sample with the space around it. 200 of them are 6,400 pixels, and every graphics card takes 8,192. */
export const FRAME_SIDE = GRID_SIDE + 2 * SPACE;
/** A pixel of white ink, its strength left out: little-endian RGBA. */
const WHITE = 0x00ffffff;
const ALPHA_SHIFT = 24; /* bits */

/** Used again and again: a new one a page, half a megabyte each, kept the garbage collector busy. */
let strip: ImageData | null = null;

/**
 * All samples of a page side by side in one picture, so that a row of the grid is drawn at once.
 * White ink on nothing suits every paper.
 */
export async function paintPage(pixels: Uint8Array): Promise<ImageBitmap> {
  const width = Math.max(1, pixels.length / GRID_PIXELS) * FRAME_SIDE;
  if (strip?.width !== width) strip = new ImageData(width, FRAME_SIDE);
  const target = new Uint32Array(strip.data.buffer);
  for (let source = 0, left = SPACE; source < pixels.length; left += FRAME_SIDE) {
    for (let row = SPACE; row < SPACE + GRID_SIDE; row++) {
      const start = row * width + left;
      for (let column = 0; column < GRID_SIDE; column++) {
        target[start + column] = ((pixels[source++] ?? 0) << ALPHA_SHIFT) | WHITE;
      }
    }
  }
  // It is copied before the call returns.
  return createImageBitmap(strip);
}
