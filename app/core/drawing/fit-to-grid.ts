import { GRID_SIDE, type PixelGrid } from '../../contract/digit.ts';
import { PEN } from '../../contract/ink.ts';
import { boxOf } from './box.ts';
import { centreMass, scaleAround, scaleInto } from './place-ink.ts';
import { INK_EDGE, type InkGrid, renderInk } from './render-ink.ts';
import { toGrid } from './resample.ts';
import type { Stroke } from './stroke.ts';

/**
 * MNIST's digits fill this box with all their ink, the palest included, keeping their shape: of its
 * first 3,000 digits 2,999 are 20 pixels long. The rest of the 28x28 is margin.
 */
export const BOX_SIDE = 20;

/**
 * Draws strokes as MNIST's digits were made (http://yann.lecun.com/exdb/mnist/): scaled into 20x20
 * keeping the shape, anti-aliased, with the centre of mass in the centre of the 28x28. The pen is
 * measured after scaling, so that a digit drawn small is not blurred by a thick brush.
 * Where and how large the strokes were drawn makes no difference to the result.
 * @returns 784 bytes, row by row, 0 paper to 255 ink; all zero where there is no stroke.
 */
export function fitToGrid(
  strokes: readonly Stroke[],
  { pen = PEN.standard }: { pen?: number } = {},
): PixelGrid {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return new Uint8Array(GRID_SIDE * GRID_SIDE);

  const box = boxOf(drawn);
  const inBox = scaleAround(drawn, box, scaleInto(box, lineSide(pen)));
  return toBytes(renderInk(centreMass(inBox, pen), pen, GRID_SIDE));
}

/** How long the middle of the ink's line is at most: the ink is thicker than that by the pen. */
export function lineSide(pen: number): number {
  return BOX_SIDE - pen - INK_EDGE;
}

/** A pixel that is all ink becomes 255. */
export function toBytes({ coverage }: InkGrid): PixelGrid {
  return toGrid(coverage, 255);
}
