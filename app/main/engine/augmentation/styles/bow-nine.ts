import { GRID_SIDE, type PixelGrid } from '../../../../contract/digit.ts';
import type { Point, Stroke } from '../../../../core/drawing/stroke.ts';
import type { Random } from '../../../../core/random.ts';
import { within } from '../uniform.ts';
import { curve } from './curve.ts';
import { inkOfRow, inkRows, runsOfRow } from './ink.ts';
import type { Restyled } from './style.ts';

/** Of the height: a loop ends above this. */
const LOWEST_LOOP_END = 0.65;
/** In pens: where the ink is not wider than that, the loop has become the stem. */
const WIDEST_STEM = 2;
/** Rows of a stem that is worth being written anew. */
const LEAST_STEM = 4;

/** In place of the stem of a 9 a large bow, out to the right and back to the left, below a small loop. */
export function bowNine(pixels: PixelGrid, random: Random, pen: number): Restyled | null {
  const stem = stemOf(pixels, pen);
  if (!stem) return null;
  const ink = pixels.slice();
  ink.fill(0, (stem.top + 1) * GRID_SIDE);
  return { ink, strokes: [bow(stem.from, stem.bottom - stem.top, random)] };
}

/** Where the stem begins below the loop, and the rows that it has. */
function stemOf(pixels: PixelGrid, pen: number) {
  const rows = inkRows(pixels);
  if (!rows) return null;
  const { top, bottom } = rows;
  let loopEnd: number | null = null;
  for (let row = top; row < top + LOWEST_LOOP_END * (bottom - top); row++) {
    if (runsOfRow(pixels, row).length === 2) loopEnd = row;
  }
  if (loopEnd === null) return null;
  for (let row = loopEnd + 1; row <= bottom - LEAST_STEM; row++) {
    const ink = inkOfRow(pixels, row);
    if (ink && ink.width <= WIDEST_STEM * pen) return { from: ink.middle, top: row, bottom };
  }
  return null;
}

function bow([x, y]: Point, height: number, random: Random): Stroke {
  const length = within([0.8, 2], random) * height;
  const aside = within([0, 5], random);
  return curve([
    [x, y],
    [x + aside, y + 0.6 * length],
    [x + 0.3 * aside, y + length + 2],
    [x - within([4, 12], random), y + within([0.6, 1], random) * length],
  ]);
}
