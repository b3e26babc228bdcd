import type { Evaluation } from '../../../../contract/training.ts';
import type { WatchedRun } from '../../../state/apply-announcement.ts';
import type { CurvePoints } from '../../../state/run-curve.svelte.ts';
import { decimate } from './decimate.ts';

export interface ChartPoint {
  /** In epochs from the beginning of the run. */
  x: number;
  y: number;
}

/** What one chart shows: a line that grows all the time, and perhaps a point after each epoch. */
export interface CurveSeries {
  epochs: number;
  /** The line, of however many values, in so many columns of pixels. */
  training: (columns: number) => ChartPoint[];
  /** The last value of the line. */
  last: number | null;
  evaluations: ChartPoint[];
}

type Measure = keyof CurvePoints;

/** @param emptyEpochs how long the axis is before the first run */
export function curveSeries(
  run: WatchedRun | null,
  points: CurvePoints,
  measure: Measure,
  emptyEpochs: number,
): CurveSeries {
  if (!run) return { epochs: emptyEpochs, training: () => [], last: null, evaluations: [] };
  const values = points[measure];
  return {
    epochs: run.settings.recipe.epochs,
    training: (columns) => {
      const perColumn = run.totalSteps / run.stepsPerPoint / columns;
      return decimate(values, perColumn, (place) => epochsAt(run, place));
    },
    last: values.at(-1) ?? null,
    evaluations: measure === 'learningRate' ? [] : evaluationPoints(run, measure),
  };
}

/** The end of the steps that a point stands for. */
function epochsAt({ stepsPerPoint, stepsPerEpoch, totalSteps }: WatchedRun, place: number): number {
  return Math.min((place + 1) * stepsPerPoint, totalSteps) / stepsPerEpoch;
}

function evaluationPoints(
  { epochs }: WatchedRun,
  measure: keyof Evaluation & Measure,
): ChartPoint[] {
  return epochs.map(({ epoch, evaluation }) => ({ x: epoch, y: evaluation[measure] }));
}
