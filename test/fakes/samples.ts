import { type DatasetSummary, DIGIT_CLASSES } from '../../app/contract/dataset.ts';
import type { EngineStatus } from '../../app/contract/engine.ts';
import type { ModelSummary } from '../../app/contract/models.ts';
import type {
  TrainingEpoch,
  TrainingProgress,
  TrainingRun,
  TrainingSettings,
} from '../../app/contract/training.ts';

export const settings: TrainingSettings = {
  epochs: 5,
  batchSize: 64,
  learningRate: 0.001,
  seed: 1,
};
/** The built-in set is known by its id; its name on screen is the page's. */
export const dataset: DatasetSummary = {
  id: 'starter',
  name: 'starter',
  classes: DIGIT_CLASSES,
  trainCount: 9000,
  testCount: 1000,
};
export const testResult = { loss: 0.142, accuracy: 0.958, count: 1000 };

export const model: ModelSummary = {
  network: 'mlp',
  parameterCount: 407_050,
  savedAt: '2025-11-24T09:30:00.000Z',
  settings,
  dataset,
  epochsDone: 5,
  test: testResult,
};

export const status: EngineStatus = { dataset, model: null, run: null, problems: [] };

export function runOf(changes: Partial<TrainingRun> = {}): TrainingRun {
  return {
    settings,
    dataset,
    stepsPerEpoch: 141,
    totalSteps: 705,
    progress: null,
    curve: [],
    epochs: [],
    outcome: null,
    ...changes,
  };
}

export function progressOf(changes: Partial<TrainingProgress> = {}): TrainingProgress {
  return {
    step: 231,
    epoch: 2,
    loss: 0.312,
    accuracy: 0.912,
    msPerStep: 6.1,
    secondsLeft: 12,
    points: [],
    ...changes,
  };
}

export function epochOf(epoch: number): TrainingEpoch {
  return {
    epoch,
    step: epoch * 141,
    trainLoss: 0.4 / epoch,
    trainAccuracy: 0.9,
    test: testResult,
    seconds: 1,
  };
}

export function probabilitiesOf(digit: number, probability = 0.983): number[] {
  return Array.from({ length: 10 }, (_, other) =>
    other === digit ? probability : (1 - probability) / 9,
  );
}
