import type { PixelGrid } from '../../../../contract/digit.ts';
import type { Point } from '../../../../core/drawing/stroke.ts';
import type { Random } from '../../../../core/random.ts';
import { within } from '../uniform.ts';
import { curve } from './curve.ts';
import { inkOfRow, inkRows } from './ink.ts';
import type { Restyled } from './style.ts';

/** Wider than so many pens the lower end is curled already, or is no stem. */
const WIDEST_END = 3;
/** Rows from which the direction of the stem is taken. */
const STEM_ROWS = 5;

/** The stem of a 9 goes on in a curve to the left and a little up. */
export function curlNine(pixels: PixelGrid, random: Random, pen: number): Restyled | null {
  const rows = inkRows(pixels);
  if (!rows || rows.bottom - rows.top < 2 * STEM_ROWS) return null;
  const end = inkOfRow(pixels, rows.bottom - 1);
  const above = inkOfRow(pixels, rows.bottom - 1 - STEM_ROWS);
  if (!end || !above || end.width > WIDEST_END * pen) return null;

  const [x, y] = end.middle;
  const onwards = within([2, 4], random);
  const slope = (x - above.middle[0]) / STEM_ROWS;
  const turn: Point = [x + slope * onwards, y + onwards];
  const tip: Point = [Math.max(pen, x - within([5, 12], random)), y + within([-4, 0], random)];
  return { ink: pixels, strokes: [curve([end.middle, turn, tip])] };
}
