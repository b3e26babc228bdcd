import type { PixelGrid } from '../../../../contract/digit.ts';
import type { Stroke } from '../../../../core/drawing/stroke.ts';
import type { Random } from '../../../../core/random.ts';
import { within } from '../uniform.ts';
import { bar } from './bar.ts';
import { inkOfRow, inkRows } from './ink.ts';

/** A stem that is wider than so many pens has its bar already. */
const WIDEST_STEM = 3;

/** A bar across the stem of a 7, about half way down, as is written on the European continent. */
export function crossSeven(pixels: PixelGrid, random: Random, pen: number): Stroke[] {
  const rows = inkRows(pixels);
  if (!rows) return [];
  const share = within([0.45, 0.65], random);
  const stem = inkOfRow(pixels, Math.round(rows.top + share * (rows.bottom - rows.top)));
  if (!stem || stem.width > WIDEST_STEM * pen) return [];
  return [bar(stem.middle, { aside: 1, half: [3, 6], degrees: [-8, 20] }, random)];
}
