import type { CurvePoint } from '../../contract/training.ts';

/** More points than a chart has pixels in a small window would only cost time. */
const CURVE_POINTS = 600;

/**
 * Adds points to a curve that never has more than `limit` of them however long the run: the run is
 * cut into `limit` equal spans of steps, and points in the same span become their mean, weighted by
 * the steps each stands for. Points that the curve already has are passed over.
 */
export function appendToCurve(
  curve: readonly CurvePoint[],
  points: readonly CurvePoint[],
  totalSteps: number,
  limit = CURVE_POINTS,
): CurvePoint[] {
  const span = Math.max(1, totalSteps / limit);
  const appended = [...curve];
  for (const point of points) {
    const last = appended.at(-1);
    if (last && point.step <= last.step) continue;
    if (last && Math.ceil(last.step / span) === Math.ceil(point.step / span)) {
      appended[appended.length - 1] = mean(last, point, appended.at(-2)?.step ?? 0);
    } else {
      appended.push(point);
    }
  }
  return appended;
}

function mean(earlier: CurvePoint, later: CurvePoint, stepBefore: number): CurvePoint {
  const laterShare = (later.step - earlier.step) / (later.step - stepBefore);
  const between = (from: number, to: number): number => from + (to - from) * laterShare;
  return {
    step: later.step,
    loss: between(earlier.loss, later.loss),
    accuracy: between(earlier.accuracy, later.accuracy),
  };
}
