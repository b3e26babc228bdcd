import * as v from 'valibot';
import { within } from './bounds.ts';
import { DatasetSummary } from './dataset.ts';
import { Failure } from './failures.ts';
import { Moment } from './moment.ts';
import { NetworkDescription } from './network.ts';
import { Recipe, RECIPE_BOUNDS } from './recipe.ts';

/** What is trained, and how; on which digits is decided by what is in use. */
export const TrainingSettings = v.strictObject({ network: NetworkDescription, recipe: Recipe });
export type TrainingSettings = v.InferOutput<typeof TrainingSettings>;

/** A run, also the name of the folder of its checkpoints: nothing else may be in it. */
export const RunId = v.pipe(v.string(), v.regex(/^run-[0-9a-f]{12}$/));
export type RunId = v.InferOutput<typeof RunId>;

const Floats = v.instance(Float32Array);

/**
 * A piece of the training curves. Point i stands for the `stepsPerPoint` steps of the run that end
 * with step (first + i + 1) * stepsPerPoint, and is their mean; the last point of a run may stand
 * for fewer.
 */
export const CurvePiece = v.object({
  /** The place of the first point in the whole curve. */
  first: v.number(),
  loss: Floats,
  /** 0 to 1. */
  accuracy: Floats,
  learningRate: Floats,
});
export type CurvePiece = v.InferOutput<typeof CurvePiece>;

/** No screen shows more points than this; a longer run has several steps a point. */
export const MOST_CURVE_POINTS = 100_000;

/** Announced at most ten times a second. */
export const TrainingProgress = v.object({
  /** The last finished step, counted from 1 through the whole run. */
  step: v.number(),
  /** Counted from 1. */
  epoch: v.number(),
  /** Cross-entropy of the last step's batch. */
  loss: v.number(),
  /** Share of right answers in this epoch so far, 0 to 1. */
  accuracy: v.number(),
  /** Of the last step. */
  learningRate: v.number(),
  msPerStep: v.number(),
  samplesPerSecond: v.number(),
  /** Null during the first steps, which are slower than all others. */
  secondsLeft: v.nullable(v.number()),
  /** The points of the curves since the last announcement. */
  points: CurvePiece,
});
export type TrainingProgress = v.InferOutput<typeof TrainingProgress>;

/** Loss and accuracy on digits that were not trained on. */
export const Evaluation = v.object({
  loss: v.number(),
  /** 0 to 1. */
  accuracy: v.number(),
  count: v.number(),
});
export type Evaluation = v.InferOutput<typeof Evaluation>;

/** Rows are what the samples are, columns what they were taken for. */
export const ConfusionMatrix = v.array(v.array(v.number()));
export type ConfusionMatrix = v.InferOutput<typeof ConfusionMatrix>;

/** An evaluation of the run, perhaps not yet finished. */
export const RunEvaluation = v.object({
  epoch: v.number(),
  /** How many of the samples the matrix has; all once it is finished. */
  done: v.number(),
  count: v.number(),
  confusion: ConfusionMatrix,
});
export type RunEvaluation = v.InferOutput<typeof RunEvaluation>;

export const TrainingEpoch = v.object({
  epoch: v.number(),
  /** The last step of the epoch. */
  step: v.number(),
  trainLoss: v.number(),
  trainAccuracy: v.number(),
  /** On the samples that watch the run: see `watched` of the run. */
  evaluation: Evaluation,
  /** Of the training steps only; so too in TrainingOutcome. */
  seconds: v.number(),
});
export type TrainingEpoch = v.InferOutput<typeof TrainingEpoch>;

const Learned = {
  /** On the test set, of the weights that were kept. */
  test: Evaluation,
  seconds: v.number(),
  /** The epoch whose weights were kept, where that is not the last. */
  restoredEpoch: v.nullable(v.number()),
  /** Why it could not be saved; it is used all the same until the engine ends. */
  unsaved: v.nullable(Failure),
};

/** How a run ended. What was learned before a stop is kept; a failed run leaves the old model. */
export const TrainingOutcome = v.variant('kind', [
  v.object({ kind: v.literal('completed'), ...Learned }),
  /** Early stopping found that nothing more was to come. */
  v.object({ kind: v.literal('stopped-early'), ...Learned }),
  /** By a person. */
  v.object({ kind: v.literal('stopped'), ...Learned }),
  v.object({ kind: v.literal('failed'), failure: Failure }),
]);
export type TrainingOutcome = v.InferOutput<typeof TrainingOutcome>;

/** A run with everything a page needs to draw it, also a page that was just reloaded. */
export const TrainingRun = v.object({
  id: RunId,
  settings: TrainingSettings,
  dataset: DatasetSummary,
  /** What is evaluated after every epoch. */
  watched: v.picklist(['validation', 'test']),
  /** How many samples an epoch learns from. */
  trainCount: v.number(),
  stepsPerEpoch: v.number(),
  totalSteps: v.number(),
  stepsPerPoint: v.number(),
  isPaused: v.boolean(),
  /** Without points: they are in the curve. */
  progress: v.nullable(TrainingProgress),
  curve: CurvePiece,
  epochs: v.array(TrainingEpoch),
  /** The last one, as far as it is. */
  evaluation: v.nullable(RunEvaluation),
  outcome: v.nullable(TrainingOutcome),
});
export type TrainingRun = v.InferOutput<typeof TrainingRun>;

/** A run that ended without being told to, and can go on from its last checkpoint. */
export const InterruptedRun = v.object({
  id: RunId,
  settings: TrainingSettings,
  dataset: DatasetSummary,
  /** The epoch it was in, counted from 1, and the steps of it that were done. */
  epoch: v.number(),
  stepInEpoch: v.number(),
  stepsPerEpoch: v.number(),
  savedAt: Moment,
});
export type InterruptedRun = v.InferOutput<typeof InterruptedRun>;

/** A rate set by hand while the run goes on; it stays until it is set again. */
export const LearningRate = within(RECIPE_BOUNDS.learningRate);

/** The weights of the first layer that has any, as pictures. */
export const FirstLayer = v.object({
  side: v.number(),
  count: v.number(),
  /** count x side x side, each picture by itself from -1 to 1, 0 where the weight is 0. */
  weights: Floats,
});
export type FirstLayer = v.InferOutput<typeof FirstLayer>;
