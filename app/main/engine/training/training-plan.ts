import type { DatasetSummary } from '../../../contract/dataset.ts';
import type { TrainingSettings } from '../../../contract/training.ts';

/** The arithmetic of a run, known before it begins. */
export interface TrainingPlan {
  epochs: number;
  batchSize: number;
  stepsPerEpoch: number;
  totalSteps: number;
  testCount: number;
}

/** An epoch sees every digit once: its last batch may be smaller. */
export function planTraining(settings: TrainingSettings, dataset: DatasetSummary): TrainingPlan {
  const { epochs, batchSize } = settings;
  const stepsPerEpoch = Math.ceil(dataset.trainCount / batchSize);
  const { testCount } = dataset;
  return { epochs, batchSize, stepsPerEpoch, totalSteps: epochs * stepsPerEpoch, testCount };
}
