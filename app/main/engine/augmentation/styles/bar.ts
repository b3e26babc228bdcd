import type { Point, Stroke } from '../../../../core/drawing/stroke.ts';
import type { Random } from '../../../../core/random.ts';
import { upOrDown, within } from '../uniform.ts';

type Range = readonly [from: number, to: number];

interface BarRanges {
  /** Pixels that its middle is to the left or the right of where it belongs, at most. */
  aside: number;
  /** Half its length, in pixels. */
  half: Range;
  /** How much it rises to the right. */
  degrees: Range;
}

/** A straight stroke about a point. */
export function bar([x, y]: Point, { aside, half, degrees }: BarRanges, random: Random): Stroke {
  const middle = x + upOrDown(aside, random);
  const length = within(half, random);
  const angle = (within(degrees, random) * Math.PI) / 180;
  const [across, up] = [length * Math.cos(angle), length * Math.sin(angle)];
  return [
    [middle - across, y + up],
    [middle + across, y - up],
  ];
}
