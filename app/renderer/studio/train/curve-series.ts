import {
  type CurvePoint,
  EPOCHS,
  type Evaluation,
  type TrainingRun,
} from '../../../contract/training.ts';

export interface ChartPoint {
  /** In epochs from the beginning of the run. */
  x: number;
  y: number;
}

/** What one chart shows: a line that grows all the time, and a point after each epoch. */
export interface CurveSeries {
  epochs: number;
  training: ChartPoint[];
  test: ChartPoint[];
}

export function lossSeries(run: TrainingRun | null): CurveSeries {
  return seriesOf(run, ({ loss }) => loss);
}

export function accuracySeries(run: TrainingRun | null): CurveSeries {
  return seriesOf(run, ({ accuracy }) => accuracy);
}

function seriesOf(
  run: TrainingRun | null,
  valueOf: (measured: CurvePoint | Evaluation) => number,
): CurveSeries {
  if (!run) return { epochs: EPOCHS.standard, training: [], test: [] };
  return {
    epochs: run.settings.epochs,
    training: run.curve.map((point) => ({ x: point.step / run.stepsPerEpoch, y: valueOf(point) })),
    test: run.epochs.map(({ epoch, test }) => ({ x: epoch, y: valueOf(test) })),
  };
}
