import { GRID_PIXELS, GRID_SIDE } from '../../../contract/digit.ts';

/**
 * Pixels between the knots of the field. A cubic B-spline of this spacing is nearly the Gaussian of
 * 4 pixels with which Simard and others smoothed theirs.
 */
const SPACING = 7;
/** Knots along an axis: one outside at each end, so that every pixel lies between four. */
const KNOTS_ACROSS = GRID_SIDE / SPACING + 3;
export const KNOTS = KNOTS_ACROSS ** 2;

/**
 * How much each knot's offset counts at each pixel: [KNOTS, 784]. At every pixel all of them add up
 * to 1, so that nothing is moved further than the largest offset.
 */
export function elasticBumps(): Float32Array {
  const along = Array.from({ length: KNOTS_ACROSS }, (_, knot) =>
    Float64Array.from({ length: GRID_SIDE }, (_, pixel) =>
      cubicBSpline(pixel / SPACING + 1 - knot),
    ),
  );
  const bumps = new Float32Array(KNOTS * GRID_PIXELS);
  let place = 0;
  for (const down of along) {
    for (const across of along) {
      for (const byRow of down) {
        for (const byColumn of across) bumps[place++] = byRow * byColumn;
      }
    }
  }
  return bumps;
}

/** The uniform cubic B-spline about 0, with knots at whole numbers. */
function cubicBSpline(x: number): number {
  const distance = Math.abs(x);
  if (distance >= 2) return 0;
  if (distance >= 1) return (2 - distance) ** 3 / 6;
  return 2 / 3 - distance ** 2 + distance ** 3 / 2;
}
