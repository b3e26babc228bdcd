import type { Point, Stroke } from '../../../../core/drawing/stroke.ts';

const PIECES = 10;

/** A Bézier curve with these control points, of any degree, as a stroke of straight pieces. */
export function curve(controls: readonly Point[]): Stroke {
  return Array.from({ length: PIECES + 1 }, (_, index) => pointAt(controls, index / PIECES));
}

/** De Casteljau's construction: the points between neighbours, until only one is left. */
function pointAt(controls: readonly Point[], share: number): Point {
  const [first, ...others] = controls;
  if (!first || others.length === 0) return first ?? [0, 0];
  const between = others.map(([x, y], index): Point => {
    const [fromX, fromY] = controls[index]!;
    return [fromX + share * (x - fromX), fromY + share * (y - fromY)];
  });
  return pointAt(between, share);
}
