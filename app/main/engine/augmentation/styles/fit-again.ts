import { GRID_SIDE, type PixelGrid } from '../../../../contract/digit.ts';
import { BOX_SIDE } from '../../../../core/drawing/fit-to-grid.ts';
import { resample, type Span, toGrid } from '../../../../core/drawing/resample.ts';
import { centreOf } from './ink.ts';
import { keepCentre } from './keep-centre.ts';

/** Paler than this is no part of a digit's outline. */
const FAINTEST_INK = 24;
/** Pixels that a digit may be longer than the box: to scale by less would only blur it. */
const TOLERANCE = 1;

/**
 * A digit that was drawn into as it would have come from the paper: if it is longer now than
 * samples are, it is made smaller, and its centre of mass is where it was.
 */
export function fitAgain(digit: PixelGrid, drawn: PixelGrid): PixelGrid {
  const longest = longestSide(drawn);
  if (longest <= BOX_SIDE + TOLERANCE) return keepCentre(digit, drawn);
  const perPixel = longest / BOX_SIDE;
  const [[beforeX, beforeY], [afterX, afterY]] = [centreOf(digit), centreOf(drawn)];
  const window = (now: number, then: number): Span => {
    const from = now - then * perPixel;
    return { from, to: from + GRID_SIDE * perPixel };
  };
  const values = resample(
    { width: GRID_SIDE, height: GRID_SIDE, pixels: drawn },
    { across: { from: 0, to: GRID_SIDE }, down: { from: 0, to: GRID_SIDE } },
    window(afterX, beforeX),
    window(afterY, beforeY),
  );
  // Thin strokes get pale by it, which a pen's are not.
  return toGrid(values, 255 / values.reduce((most, value) => Math.max(most, value), 1));
}

function longestSide(pixels: PixelGrid): number {
  let [left, right, top, bottom] = [GRID_SIDE, 0, GRID_SIDE, 0];
  pixels.forEach((level, pixel) => {
    if (level < FAINTEST_INK) return;
    const [column, row] = [pixel % GRID_SIDE, Math.floor(pixel / GRID_SIDE)];
    [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
  });
  return Math.max(right - left, bottom - top);
}
