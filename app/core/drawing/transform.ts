import { boxOf } from './box.ts';
import type { Point, Stroke } from './stroke.ts';

type Place = readonly [x: number, y: number];

export function moveStrokes(strokes: readonly Stroke[], byX: number, byY: number): Stroke[] {
  return mapPlaces(strokes, ([x, y]) => [x + byX, y + byY]);
}

/** Larger or smaller, keeping the shape; what is at `about` stays there. */
export function scaleStrokes(strokes: readonly Stroke[], about: Place, factor: number): Stroke[] {
  return mapPlaces(strokes, ([x, y]) => [
    about[0] + (x - about[0]) * factor,
    about[1] + (y - about[1]) * factor,
  ]);
}

/** @param angle in radians, clockwise as one sees it */
export function rotateStrokes(strokes: readonly Stroke[], about: Place, angle: number): Stroke[] {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return mapPlaces(strokes, ([x, y]) => {
    const fromX = x - about[0];
    const fromY = y - about[1];
    return [about[0] + fromX * cos - fromY * sin, about[1] + fromX * sin + fromY * cos];
  });
}

/**
 * Brings strokes back onto a square sheet of paper: smaller where they are larger than it, then
 * moved by as little as is needed. Or the network would see ink that nobody else sees.
 */
export function keepOnPaper(strokes: readonly Stroke[], side: number): readonly Stroke[] {
  if (strokes.length === 0) return strokes;
  const scale = scaleOntoPaper(strokes, side);
  const fitting = scale < 1 ? scaleStrokes(strokes, [0, 0], scale) : strokes;
  const { left, right, top, bottom } = boxOf(fitting);
  const byX = Math.max(0, -left) + Math.min(0, side - right);
  const byY = Math.max(0, -top) + Math.min(0, side - bottom);
  return byX === 0 && byY === 0 ? fitting : moveStrokes(fitting, byX, byY);
}

/** How many times as large strokes are once they are on the paper: 1 where they are no larger. */
export function scaleOntoPaper(strokes: readonly Stroke[], side: number): number {
  if (strokes.length === 0) return 1;
  const { left, right, top, bottom } = boxOf(strokes);
  return Math.min(1, side / Math.max(right - left, bottom - top));
}

/** Changes where the points are; time and pressure stay as they were. */
export function mapPlaces(strokes: readonly Stroke[], to: (place: Place) => Place): Stroke[] {
  return strokes.map((stroke) =>
    stroke.map(([fromX, fromY, time, pressure]): Point => {
      const [x, y] = to([fromX, fromY]);
      if (time === undefined) return [x, y];
      return pressure === undefined ? [x, y, time] : [x, y, time, pressure];
    }),
  );
}
