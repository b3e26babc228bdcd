import { GRID_PIXELS, GRID_SIDE, type PixelGrid } from '../../../../contract/digit.ts';
import { BOX_SIDE } from '../../../../core/drawing/fit-to-grid.ts';
import type { GreyPicture } from '../../../../core/drawing/grey-picture.ts';
import {
  centreOfInk,
  longerSideOf,
  type Outline,
  outlineOf,
} from '../../../../core/drawing/picture-ink.ts';
import { resample, type Span, toGrid } from '../../../../core/drawing/resample.ts';
import type { Point } from '../../../../core/drawing/stroke.ts';

/** Pixels that a digit may be longer than the box: to scale by less would only blur it. */
const TOLERANCE = 1;
/** All ink counts. */
const PALEST = 1;

/**
 * A digit that was drawn into, on a larger picture, as it would have come from the paper: if it is
 * longer than samples are, it is made smaller, else it stays as sharp as it was; and its centre of
 * mass, by which samples are centred, is `centre` (of the 28x28).
 */
export function fitAgain(drawn: GreyPicture, centre: Point): PixelGrid {
  const box = outlineOf(drawn, PALEST);
  const longest = longerSideOf(box);
  const [x, y] = centreOfInk(drawn);
  if (longest <= BOX_SIDE + TOLERANCE) {
    return cutOut(drawn, box, Math.round(x - centre[0]), Math.round(y - centre[1]));
  }
  const perPixel = longest / BOX_SIDE;
  const window = (now: number, wanted: number): Span => {
    const from = now - wanted * perPixel;
    return { from, to: from + GRID_SIDE * perPixel };
  };
  const values = resample(drawn, box, window(x, centre[0]), window(y, centre[1]));
  // Thin strokes get pale by scaling, which a pen's are not.
  return toGrid(values, 255 / largest(values));
}

/** The 28x28 from this column and row on; what is outside of it is gone. */
function cutOut(
  drawn: GreyPicture,
  { across, down }: Outline,
  left: number,
  top: number,
): PixelGrid {
  const grid = new Uint8Array(GRID_PIXELS);
  const [from, to] = [Math.max(left, across.from), Math.min(left + GRID_SIDE, across.to)];
  const end = Math.min(top + GRID_SIDE, down.to);
  for (let row = Math.max(top, down.from); row < end; row++) {
    const place = row * drawn.width;
    const ink = drawn.pixels.subarray(place + from, place + Math.max(from, to));
    grid.set(ink, (row - top) * GRID_SIDE + from - left);
  }
  return grid;
}

function largest(values: Float32Array): number {
  let most = 1;
  for (const value of values) if (value > most) most = value;
  return most;
}
