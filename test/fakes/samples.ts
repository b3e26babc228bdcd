import { type DatasetSummary, DIGIT_CLASSES } from '../../app/contract/dataset.ts';
import { GRID_PIXELS, type Reading, type Verdict } from '../../app/contract/digit.ts';
import type { EngineStatus } from '../../app/contract/engine.ts';
import type { Library, LibraryModel, ModelSummary } from '../../app/contract/models.ts';
import type {
  CurvePiece,
  InterruptedRun,
  RunEvaluation,
  TrainingEpoch,
  TrainingOutcome,
  TrainingProgress,
  TrainingRun,
  TrainingSettings,
} from '../../app/contract/training.ts';
import { presetNetwork } from '../../app/core/network/presets.ts';
import { namedRecipe } from '../../app/core/training/recipes.ts';

const network = presetNetwork('mlp');

/** The lesson's network and recipe: 5 epochs of batches of 64. */
export const settings: TrainingSettings = {
  network,
  recipe: namedRecipe('lesson', network.layers),
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

export const RUN_ID = 'run-0123456789ab';
export const MODEL_ID = 'model-0123456789ab';

export const model: ModelSummary = {
  name: 'MLP of November',
  parameterCount: 407_050,
  savedAt: '2025-11-24T09:30:00.000Z',
  settings,
  dataset,
  epochsDone: 5,
  test: testResult,
  lossCurve: [2.3, 1.1, 0.6, 0.4, 0.31, 0.27, 0.24, 0.22],
  doubt: null,
  hand: null,
};

export function libraryModelOf(
  changes: Partial<ModelSummary> = {},
  whole: Partial<LibraryModel> = {},
): LibraryModel {
  return { id: MODEL_ID, summary: { ...model, ...changes }, canContinue: true, ...whole };
}

/** A library with these models, of which the first is in use. */
export function libraryOf(models: LibraryModel[], bin: LibraryModel[] = []): Library {
  return { models, bin, inUse: models[0]?.id ?? null };
}

export const emptyLibrary = libraryOf([]);
export const library = libraryOf([libraryModelOf()]);

/** An engine that knows nothing yet, with the built-in digits in use. */
export const status: EngineStatus = {
  dataset,
  library: emptyLibrary,
  run: null,
  interrupted: null,
  networks: [],
  lastSettings: null,
  people: { people: [], inUse: null },
  lesson: null,
  problems: [],
};

export function curveOf(
  points: readonly { loss: number; accuracy: number; learningRate?: number }[],
  first = 0,
): CurvePiece {
  return {
    first,
    loss: Float32Array.from(points, ({ loss }) => loss),
    accuracy: Float32Array.from(points, ({ accuracy }) => accuracy),
    learningRate: Float32Array.from(points, ({ learningRate = 0.001 }) => learningRate),
  };
}

export function runOf(changes: Partial<TrainingRun> = {}): TrainingRun {
  return {
    id: RUN_ID,
    settings,
    dataset,
    watched: 'test',
    trainCount: 9000,
    stepsPerEpoch: 141,
    totalSteps: 705,
    stepsPerPoint: 1,
    isPaused: false,
    progress: null,
    curve: curveOf([]),
    epochs: [],
    evaluation: null,
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
    learningRate: 0.001,
    msPerStep: 6.1,
    samplesPerSecond: 10_492,
    secondsLeft: 12,
    points: curveOf([]),
    ...changes,
  };
}

export function epochOf(epoch: number): TrainingEpoch {
  return {
    epoch,
    step: epoch * 141,
    trainLoss: 0.4 / epoch,
    trainAccuracy: 0.9,
    evaluation: testResult,
    seconds: 1,
  };
}

/** Every sample of 1,000 is read right, but for 14 of the 4s that were taken for 9s. */
export function evaluationOf(changes: Partial<RunEvaluation> = {}): RunEvaluation {
  const confusion = DIGIT_CLASSES.map((_, label) =>
    DIGIT_CLASSES.map((_, guess): number => (label === guess ? 100 : 0)),
  );
  confusion[4]![4] = 86;
  confusion[4]![9] = 14;
  return { epoch: 1, done: 1000, count: 1000, confusion, ...changes };
}

type Learned = Exclude<TrainingOutcome, { kind: 'failed' }>;

export function outcomeOf(kind: Learned['kind'], changes: Partial<Learned> = {}): TrainingOutcome {
  return { test: testResult, seconds: 9, restoredEpoch: null, unsaved: null, ...changes, kind };
}

export function interruptedOf(changes: Partial<InterruptedRun> = {}): InterruptedRun {
  return {
    id: RUN_ID,
    settings,
    dataset,
    epoch: 3,
    stepInEpoch: 112,
    stepsPerEpoch: 141,
    savedAt: '2025-11-24T09:30:00.000Z',
    ...changes,
  };
}

export function probabilitiesOf(digit: number, probability = 0.983): number[] {
  return Array.from({ length: 10 }, (_, other) =>
    other === digit ? probability : (1 - probability) / 9,
  );
}

/** A sure answer for each grid. */
export function readingsOf(
  pixels: Uint8Array,
  digit: number,
  verdict: Verdict = 'sure',
): Reading[] {
  const reading = { probabilities: probabilitiesOf(digit), verdict };
  return Array.from({ length: pixels.length / GRID_PIXELS }, () => reading);
}
