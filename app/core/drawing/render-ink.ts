import type { Point, Stroke } from './stroke.ts';

/** A square picture: how much of each pixel is ink, 0 to 1, row by row. */
export interface InkGrid {
  side: number;
  coverage: Float32Array;
}

/** At the edge of the ink a pixel's coverage falls from 1 to 0 over this many pixels, half outside. */
export const INK_EDGE = 1;

/**
 * Draws strokes with a round pen. A pixel's coverage falls from 1 to 0 across one pixel at the edge
 * of the ink, by the distance of its centre from the nearest stroke: anti-aliased, the same for
 * however many points a line is made of, and without a canvas.
 * @param pen thickness in pixels
 * @param side width and height of the picture in pixels; pixel (0, 0) spans 0 to 1
 */
export function renderInk(strokes: readonly Stroke[], pen: number, side: number): InkGrid {
  const coverage = new Float32Array(side * side);
  for (const stroke of strokes) {
    for (let index = 0; index < stroke.length; index++) {
      // A stroke of one point is a dot: a line from the point to itself.
      if (index === 0 && stroke.length > 1) continue;
      const to = stroke[index]!;
      inkLine(coverage, side, stroke[index - 1] ?? to, to, pen / 2);
    }
  }
  return { side, coverage };
}

function inkLine(
  coverage: Float32Array,
  side: number,
  from: Point,
  to: Point,
  radius: number,
): void {
  const reach = radius + INK_EDGE;
  const firstRow = Math.max(0, Math.floor(Math.min(from[1], to[1]) - reach));
  const lastRow = Math.min(side - 1, Math.ceil(Math.max(from[1], to[1]) + reach));
  const firstColumn = Math.max(0, Math.floor(Math.min(from[0], to[0]) - reach));
  const lastColumn = Math.min(side - 1, Math.ceil(Math.max(from[0], to[0]) + reach));

  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const distance = distanceToLine(column + 0.5, row + 0.5, from, to);
      const share = Math.min(1, (radius - distance) / INK_EDGE + 0.5);
      const pixel = row * side + column;
      if (share > coverage[pixel]!) coverage[pixel] = share;
    }
  }
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

/** The mean position of the ink, in pixels; the middle of the picture where there is none. */
export function centreOfMass({ side, coverage }: InkGrid): Point {
  let mass = 0;
  let sumX = 0;
  let sumY = 0;
  coverage.forEach((share, pixel) => {
    mass += share;
    sumX += share * ((pixel % side) + 0.5);
    sumY += share * (Math.floor(pixel / side) + 0.5);
  });
  return mass > 0 ? [sumX / mass, sumY / mass] : [side / 2, side / 2];
}
