import { MOST_POINTS } from '../../contract/ink.ts';
import type { Point, Stroke } from '../../core/drawing/stroke.ts';

/** Points closer together than this, in canvas units, change nothing but the cost. */
const LEAST_DISTANCE = 0.5;

/** The stroke with those of the points that lengthen it; the same stroke if none does. */
export function lengthenStroke(stroke: Stroke, points: readonly Point[]): Stroke {
  const longer = [...stroke];
  for (const point of points) {
    const last = longer.at(-1);
    const isFar = !last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= LEAST_DISTANCE;
    if (isFar && longer.length < MOST_POINTS) longer.push(point);
  }
  return longer.length === stroke.length ? stroke : longer;
}
