import type { CurvePoint } from '../../../contract/training.ts';
import type { StepResult } from './training-step.ts';

/** More points than this cannot be told apart on a screen. */
const MOST_POINTS = 500;

export interface Curve {
  add(step: number, result: StepResult): void;
  /** The points made since the last call. */
  take(): CurvePoint[];
}

/** Makes at most about 500 points of a run, each the mean over the steps since the one before. */
export function createCurve(totalSteps: number): Curve {
  const stepsPerPoint = Math.ceil(totalSteps / MOST_POINTS);
  let points: CurvePoint[] = [];
  let [lossSum, right, count] = [0, 0, 0];

  return {
    add(step, result) {
      lossSum += result.loss * result.count;
      right += result.right;
      count += result.count;
      if (step % stepsPerPoint !== 0 && step !== totalSteps) return;
      points.push({ step, loss: lossSum / count, accuracy: right / count });
      [lossSum, right, count] = [0, 0, 0];
    },
    take() {
      const taken = points;
      points = [];
      return taken;
    },
  };
}
