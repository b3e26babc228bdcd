import { GRID_SIDE, type PixelGrid } from '../../../../contract/digit.ts';
import type { Random } from '../../../../core/random.ts';
import { within } from '../uniform.ts';
import { centreOfDigit } from './ink.ts';
import type { Restyled } from './style.ts';

/** A 0 whose end does not meet its beginning: a gap somewhere at the top, seen from the middle. */
export function openZero(pixels: PixelGrid, random: Random): Restyled | null {
  const middle = (within([-150, -30], random) * Math.PI) / 180;
  const half = (within([10, 25], random) * Math.PI) / 180;
  const [x, y] = centreOfDigit(pixels);
  const ink = pixels.map((level, pixel) => {
    if (level === 0) return 0;
    const [right, down] = [(pixel % GRID_SIDE) + 0.5 - x, Math.floor(pixel / GRID_SIDE) + 0.5 - y];
    return Math.abs(Math.atan2(down, right) - middle) < half ? 0 : level;
  });
  return { ink, strokes: [] };
}
