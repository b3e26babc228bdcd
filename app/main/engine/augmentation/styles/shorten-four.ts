import { GRID_SIDE, type PixelGrid } from '../../../../contract/digit.ts';
import type { Random } from '../../../../core/random.ts';
import { within } from '../uniform.ts';
import { inkRows, runsOfRow, wipeRightOf } from './ink.ts';
import type { Restyled } from './style.ts';

/** Of the height: how far below the top both arms of an open 4 have begun. */
const BOTH_BEGUN = 0.25;
/** Rows that both arms have at least. */
const LEAST_ROWS = 4;

/**
 * The second stroke of a 4 is short: it begins just above the bar that it crosses, or on it, and
 * not as high as the first. Only of a 4 that is open at the top.
 */
export function shortenFour(pixels: PixelGrid, random: Random): Restyled | null {
  const rows = inkRows(pixels);
  if (!rows) return null;
  const arms = armsOf(pixels, rows.top);
  const latest = rows.top + BOTH_BEGUN * (rows.bottom - rows.top);
  if (arms.first > latest || arms.end - arms.first < LEAST_ROWS) return null;

  const end = Math.round(arms.first + within([0.35, 1], random) * (arms.end - arms.first));
  const ink = pixels.slice();
  for (let row = rows.top; row < end; row++) {
    // Above the first row of both, the arm that reaches higher may be the right one.
    wipeRightOf(ink, row, gapOf(pixels, Math.max(row, arms.first)));
  }
  return { ink, strokes: [] };
}

/** The first stretch of rows with two runs of ink, and the row behind it. */
function armsOf(pixels: PixelGrid, top: number): { first: number; end: number } {
  const hasTwo = (row: number) => runsOfRow(pixels, row).length === 2;
  let first = top;
  while (first < GRID_SIDE && !hasTwo(first)) first++;
  let end = first;
  while (end < GRID_SIDE && hasTwo(end)) end++;
  return { first, end };
}

/** The middle between the two runs of a row. */
function gapOf(pixels: PixelGrid, row: number): number {
  const [left, right] = runsOfRow(pixels, row);
  return Math.round((left!.to + right!.from) / 2);
}
