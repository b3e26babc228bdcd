import type { DatasetSummary } from '../../../contract/dataset.ts';
import type {
  TrainingEpoch,
  TrainingOutcome,
  TrainingProgress,
  TrainingRun,
  TrainingSettings,
} from '../../../contract/training.ts';
import { planTraining } from './training-plan.ts';

/*
 * A run as a page needs it to draw everything anew. Each change makes a new value, so that one
 * that was handed out stays as it was.
 */

export function beginRun(settings: TrainingSettings, dataset: DatasetSummary): TrainingRun {
  const { stepsPerEpoch, totalSteps } = planTraining(settings, dataset);
  return {
    ...{ settings, dataset, stepsPerEpoch, totalSteps },
    ...{ progress: null, curve: [], epochs: [], outcome: null },
  };
}

/** The points move into the curve: a page that has the run has each of them once. */
export function withProgress(run: TrainingRun, progress: TrainingProgress): TrainingRun {
  const curve = [...run.curve, ...progress.points];
  return { ...run, progress: { ...progress, points: [] }, curve };
}

export function withEpoch(run: TrainingRun, epoch: TrainingEpoch): TrainingRun {
  return { ...run, epochs: [...run.epochs, epoch] };
}

export function withOutcome(run: TrainingRun, outcome: TrainingOutcome): TrainingRun {
  return { ...run, outcome };
}
