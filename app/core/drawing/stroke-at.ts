import type { Point, Stroke } from './stroke.ts';

/**
 * The stroke that is touched at a place: the nearest one within reach, of two that are equally near
 * the one that was drawn later.
 * @param reach how far the middle of its line may be
 * @returns its place among the strokes; null if none is
 */
export function strokeAt(
  strokes: readonly Stroke[],
  place: readonly [x: number, y: number],
  reach: number,
): number | null {
  let found: number | null = null;
  let least = reach;
  strokes.forEach((stroke, index) => {
    const distance = distanceToStroke(stroke, place[0], place[1]);
    if (distance > least) return;
    least = distance;
    found = index;
  });
  return found;
}

/** Infinite from a stroke without a point. */
function distanceToStroke(stroke: Stroke, x: number, y: number): number {
  let least = Infinity;
  for (let index = 0; index < stroke.length; index++) {
    const to = stroke[index]!;
    least = Math.min(least, distanceToLine(x, y, stroke[index - 1] ?? to, to));
  }
  return least;
}

function distanceToLine(x: number, y: number, from: Point, to: Point): number {
  const alongX = to[0] - from[0];
  const alongY = to[1] - from[1];
  const squaredLength = alongX * alongX + alongY * alongY;
  const along =
    squaredLength > 0 ? ((x - from[0]) * alongX + (y - from[1]) * alongY) / squaredLength : 0;
  const nearest = Math.max(0, Math.min(1, along));
  return Math.hypot(x - (from[0] + nearest * alongX), y - (from[1] + nearest * alongY));
}
