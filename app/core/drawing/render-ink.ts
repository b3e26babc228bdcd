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
  const radius = pen / 2;
  const nearest = new Float64Array(side * side).fill(Infinity);
  for (const stroke of strokes) {
    for (let index = 0; index < stroke.length; index++) {
      // A stroke of one point is a dot: a line from the point to itself.
      if (index === 0 && stroke.length > 1) continue;
      const to = stroke[index]!;
      approach(nearest, side, stroke[index - 1] ?? to, to, radius + INK_EDGE / 2);
    }
  }
  const coverage = new Float32Array(nearest.length);
  // A loop: the styles of a training step render dozens of pictures, a call a pixel takes longer.
  for (let pixel = 0; pixel < coverage.length; pixel++) {
    const squared = nearest[pixel]!;
    if (squared === Infinity) continue;
    const share = (radius - Math.sqrt(squared)) / INK_EDGE + 0.5;
    coverage[pixel] = Math.max(0, Math.min(1, share));
  }
  return { side, coverage };
}

/**
 * Lowers the squared distances of those pixels whose centre a line may ink. Squared, since a long
 * scribble asks for a hundred thousand of them: a root for each took ten times as long.
 */
function approach(
  nearest: Float64Array,
  side: number,
  from: Point,
  to: Point,
  reach: number,
): void {
  const [fromX, fromY] = from;
  const alongX = to[0] - fromX;
  const alongY = to[1] - fromY;
  const squaredLength = alongX * alongX + alongY * alongY;
  const firstRow = Math.max(0, Math.floor(Math.min(fromY, to[1]) - reach - 0.5));
  const lastRow = Math.min(side - 1, Math.ceil(Math.max(fromY, to[1]) + reach - 0.5));
  const firstColumn = Math.max(0, Math.floor(Math.min(fromX, to[0]) - reach - 0.5));
  const lastColumn = Math.min(side - 1, Math.ceil(Math.max(fromX, to[0]) + reach - 0.5));

  for (let row = firstRow; row <= lastRow; row++) {
    const y = row + 0.5 - fromY;
    for (let column = firstColumn; column <= lastColumn; column++) {
      const x = column + 0.5 - fromX;
      const share = squaredLength > 0 ? (x * alongX + y * alongY) / squaredLength : 0;
      const along = share < 0 ? 0 : share > 1 ? 1 : share;
      const awayX = x - along * alongX;
      const awayY = y - along * alongY;
      const squared = awayX * awayX + awayY * awayY;
      const pixel = row * side + column;
      if (squared < nearest[pixel]!) nearest[pixel] = squared;
    }
  }
}

/** The mean position of the ink, in pixels; the middle of the picture where there is none. */
export function centreOfMass({ side, coverage }: InkGrid): Point {
  let mass = 0;
  let sumX = 0;
  let sumY = 0;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const share = coverage[row * side + column]!;
      mass += share;
      sumX += share * (column + 0.5);
      sumY += share * (row + 0.5);
    }
  }
  return mass > 0 ? [sumX / mass, sumY / mass] : [side / 2, side / 2];
}
