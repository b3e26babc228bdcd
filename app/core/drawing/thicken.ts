import { GRID_SIDE } from '../../contract/digit.ts';
import { PEN } from '../../contract/ink.ts';
import { BOX_SIDE } from './fit-to-grid.ts';
import type { GreyPicture } from './grey-picture.ts';
import { INKED, thicknessOf } from './thickness.ts';

/** In two passes over the picture: steps to the side and to the corner (Borgefors, 1986). */
const SIDEWAYS = 1;
const DIAGONAL = Math.SQRT2;

/**
 * Makes the lines of a picture as thick as the pen's where they are thinner: of a ballpoint's line
 * nothing would be left at 28x28.
 * @param ink 0 paper to 255 ink, cut to its outline
 * @returns larger by what was added on each side
 */
export function thicken(ink: GreyPicture): GreyPicture {
  const pixelsOfGrid = Math.max(ink.width, ink.height) / BOX_SIDE;
  const missing = (PEN.standard * pixelsOfGrid - thicknessOf(ink)) / 2;
  // Growing makes the outline longer, too: of a picture this small the lines are thick enough.
  if (missing <= 0.5 || ink.width + ink.height < GRID_SIDE) return ink;
  const margin = Math.ceil(missing);
  const wider = withMargin(ink, margin);
  const away = distances(wider);
  const pixels = wider.pixels.map((level, pixel) =>
    Math.max(level, Math.round(255 * Math.max(0, Math.min(1, missing - away[pixel]! + 0.5)))),
  );
  return { ...wider, pixels };
}

function withMargin({ width, height, pixels }: GreyPicture, margin: number): GreyPicture {
  const wide = width + 2 * margin;
  const wider = new Uint8Array(wide * (height + 2 * margin));
  for (let row = 0; row < height; row++) {
    wider.set(pixels.subarray(row * width, (row + 1) * width), (row + margin) * wide + margin);
  }
  return { width: wide, height: height + 2 * margin, pixels: wider };
}

/** How far each pixel is from ink, in pixels. */
function distances({ width, height, pixels }: GreyPicture): Float32Array {
  const away = Float32Array.from(pixels, (level) => (level >= INKED ? 0 : Infinity));
  const closer = (pixel: number, row: number, column: number, step: number): void => {
    if (row < 0 || row >= height || column < 0 || column >= width) return;
    away[pixel] = Math.min(away[pixel]!, away[row * width + column]! + step);
  };
  const pass = (row: number, column: number, by: 1 | -1): void => {
    const pixel = row * width + column;
    closer(pixel, row, column - by, SIDEWAYS);
    closer(pixel, row - by, column, SIDEWAYS);
    closer(pixel, row - by, column - by, DIAGONAL);
    closer(pixel, row - by, column + by, DIAGONAL);
  };
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) pass(row, column, 1);
  }
  for (let row = height - 1; row >= 0; row--) {
    for (let column = width - 1; column >= 0; column--) pass(row, column, -1);
  }
  return away;
}
