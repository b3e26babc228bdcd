import type { PixelGrid } from '../../../../contract/digit.ts';
import type { Point, Stroke } from '../../../../core/drawing/stroke.ts';
import type { Random } from '../../../../core/random.ts';
import { within } from '../uniform.ts';
import { bar } from './bar.ts';
import { inkOfRow, inkRows } from './ink.ts';

/** Pixels. Something lower is no stem. */
const LEAST_HEIGHT = 8;
/** Most people who write more than a stroke begin with a flag; a base alone is rare. */
const FLAG_SHARE = 0.8;
const BASE_SHARE_WITH_FLAG = 0.4;

/** A stroke up to the head of a 1, a bar under its foot, or both. */
export function flagOne(pixels: PixelGrid, random: Random): Stroke[] {
  const rows = inkRows(pixels);
  if (!rows || rows.bottom - rows.top < LEAST_HEIGHT) return [];
  // Just within the stem; beside a speck there may be no ink.
  const head = inkOfRow(pixels, rows.top + 1)?.middle;
  const foot = inkOfRow(pixels, rows.bottom - 1)?.middle;
  if (!head || !foot) return [];
  const isFlagged = random.next() < FLAG_SHARE;
  const isBased = random.next() < BASE_SHARE_WITH_FLAG || !isFlagged;
  const strokes: Stroke[] = [];
  if (isFlagged) strokes.push(flag(head, foot, random));
  if (isBased) strokes.push(bar(foot, { aside: 0.7, half: [3, 6], degrees: [-4, 8] }, random));
  return strokes;
}

/** From the head down to the left, at an angle to the stem, however slanted that is. */
function flag([x, y]: Point, foot: Point, random: Random): Stroke {
  const [right, down] = [foot[0] - x, foot[1] - y];
  const share = within([0.3, 0.65], random);
  const angle = (within([32, 52], random) * Math.PI) / 180;
  const [sine, cosine] = [share * Math.sin(angle), share * Math.cos(angle)];
  return [
    [x, y],
    [x + right * cosine - down * sine, y + right * sine + down * cosine],
  ];
}
