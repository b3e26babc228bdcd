import type { PixelGrid } from '../../../../contract/digit.ts';
import type { Point, Stroke } from '../../../../core/drawing/stroke.ts';
import type { Random } from '../../../../core/random.ts';
import { upOrDown, within } from '../uniform.ts';
import { bar } from './bar.ts';
import { inkOfRow, inkRows, type InkRows, runsOfRow } from './ink.ts';
import type { Restyled } from './style.ts';

/** A stem that is wider than so many pens has its bar already. */
const WIDEST_STEM = 3;
const SERIF_SHARE = 0.2;
/** Of the height: where the left end of the top is looked for. */
const TOP_SHARE = 0.3;

/**
 * A bar across the stem of a 7, about half way down, as is written on the European continent;
 * sometimes with a short stroke down from the left end of its top.
 */
export function crossSeven(pixels: PixelGrid, random: Random, pen: number): Restyled | null {
  const rows = inkRows(pixels);
  if (!rows) return null;
  const share = within([0.4, 0.72], random);
  const stem = inkOfRow(pixels, Math.round(rows.top + share * (rows.bottom - rows.top)));
  if (!stem || stem.width > WIDEST_STEM * pen) return null;
  const strokes = [bar(stem.middle, { aside: 2, half: [2.5, 7], degrees: [-10, 25] }, random)];
  if (random.next() < SERIF_SHARE) strokes.push(serif(leftEnd(pixels, rows), random, pen));
  return { ink: pixels, strokes };
}

/** The leftmost ink of the upper part. */
function leftEnd(pixels: PixelGrid, { top, bottom }: InkRows): Point {
  let [left, row]: Point = [Infinity, top];
  for (let each = top; each <= top + TOP_SHARE * (bottom - top); each++) {
    const from = runsOfRow(pixels, each)[0]?.from ?? Infinity;
    if (from < left) [left, row] = [from, each];
  }
  return [left, row + 0.5];
}

function serif([left, y]: Point, random: Random, pen: number): Stroke {
  const x = left + pen / 2;
  return [
    [x, y],
    [x + upOrDown(1, random), y + within([2, 5], random)],
  ];
}
