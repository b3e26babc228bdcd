import type { PixelGrid } from '../../../../contract/digit.ts';
import type { Random } from '../../../../core/random.ts';
import { within } from '../uniform.ts';
import { bar } from './bar.ts';
import { centreOfDigit, inkRows } from './ink.ts';
import type { Restyled } from './style.ts';

/** A stroke through a 0, as programmers and engineers tell it from an O. */
export function slashZero(pixels: PixelGrid, random: Random): Restyled | null {
  const rows = inkRows(pixels);
  if (!rows) return null;
  const half = within([0.45, 0.7], random) * (rows.bottom - rows.top);
  const ranges = { aside: 1, half: [half, half], degrees: [35, 75] } as const;
  return { ink: pixels, strokes: [bar(centreOfDigit(pixels), ranges, random)] };
}
