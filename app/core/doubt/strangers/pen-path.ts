import type { Point, Stroke } from '../../drawing/stroke.ts';

/** Straight lines from point to point. */
export function line(...points: readonly Point[]): Stroke {
  return points;
}

/** How many lines a piece of a curve is made of. */
const PIECES = 5;

/** A smooth line through all points (Catmull and Rom 1974). */
export function curve(...points: readonly Point[]): Stroke {
  const at = (index: number) => points[Math.max(0, Math.min(points.length - 1, index))]!;
  const smooth: Point[] = [at(0)];
  for (let index = 0; index < points.length - 1; index++) {
    const around = [at(index - 1), at(index), at(index + 1), at(index + 2)] as const;
    for (let piece = 1; piece <= PIECES; piece++) smooth.push(between(around, piece / PIECES));
  }
  return smooth;
}

/** A part of an ellipse; degrees, 0 is right and 90 is down. */
export function arc([x, y]: Point, wide: number, high: number, from: number, to: number): Stroke {
  const count = Math.max(4, Math.ceil(Math.abs(to - from) / 20));
  return Array.from({ length: count + 1 }, (_, index): Point => {
    const angle = ((from + ((to - from) * index) / count) * Math.PI) / 180;
    return [x + wide * Math.cos(angle), y + high * Math.sin(angle)];
  });
}

function between(
  [before, from, to, after]: readonly [Point, Point, Point, Point],
  share: number,
): Point {
  const on = (axis: 0 | 1) => {
    const [p, q, r, s] = [before[axis], from[axis], to[axis], after[axis]];
    const bend = (2 * p - 5 * q + 4 * r - s) * share + (3 * q - p - 3 * r + s) * share ** 2;
    return q + ((r - p + bend) * share) / 2;
  };
  return [on(0), on(1)];
}
