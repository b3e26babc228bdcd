import type { PixelGrid } from '../../../../contract/digit.ts';
import type { Point, Stroke } from '../../../../core/drawing/stroke.ts';
import type { Random } from '../../../../core/random.ts';
import { within } from '../uniform.ts';
import { bar } from './bar.ts';
import { curve } from './curve.ts';
import { inkOfRow, inkRows } from './ink.ts';
import type { Restyled } from './style.ts';

/** Pixels. Something lower is no stem. */
const LEAST_HEIGHT = 8;
/** Most people who write more than a stroke begin with a flag; a base alone is rare. */
const FLAG_SHARE = 0.8;
const BASE_SHARE_WITH_FLAG = 0.4;
/** Degrees above the horizontal. */
const STEEPEST_FLAG = 72;
const FLATTEST_FLAG = 25;
/** Degrees between flag and stem. */
const LEAST_ANGLE = 15;

/** A stroke up to the head of a 1, a bar under its foot, or both. */
export function flagOne(pixels: PixelGrid, random: Random): Restyled | null {
  const rows = inkRows(pixels);
  if (!rows || rows.bottom - rows.top < LEAST_HEIGHT) return null;
  // Just within the stem; beside a speck there may be no ink.
  const head = inkOfRow(pixels, rows.top + 1)?.middle;
  const foot = inkOfRow(pixels, rows.bottom - 1)?.middle;
  if (!head || !foot) return null;
  const isFlagged = random.next() < FLAG_SHARE;
  const isBased = random.next() < BASE_SHARE_WITH_FLAG || !isFlagged;
  const strokes: Stroke[] = [];
  if (isFlagged) strokes.push(flag(head, foot, random));
  if (isBased) strokes.push(bar(foot, { aside: 0.7, half: [3, 6], degrees: [-4, 8] }, random));
  return { ink: pixels, strokes };
}

/**
 * From the head down to the left, bowed a little or straight: less steep than the stem, however
 * slanted that is, and steeper than the top of a 7.
 */
function flag([x, y]: Point, foot: Point, random: Random): Stroke {
  const [right, down] = [foot[0] - x, foot[1] - y];
  const stem = degreesOf(Math.atan2(down, -right));
  const steepest = Math.min(STEEPEST_FLAG, stem - LEAST_ANGLE);
  const flattest = Math.min(FLATTEST_FLAG, 0.7 * steepest);
  const angle = (within([flattest, steepest], random) * Math.PI) / 180;
  const length = within([0.2, 0.7], random) * Math.hypot(right, down);
  const [across, along] = [length * Math.cos(angle), length * Math.sin(angle)];
  const bowed = within([-0.05, 0.2], random);
  return curve([
    [x, y],
    [x - across / 2 - bowed * along, y + along / 2 - bowed * across],
    [x - across, y + along],
  ]);
}

function degreesOf(radians: number): number {
  return (radians * 180) / Math.PI;
}
