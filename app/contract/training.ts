import * as v from 'valibot';
import { DatasetSummary } from './dataset.ts';
import { Failure } from './failures.ts';

/** The bounds of the settings; the page explains them, the engine enforces them. */
export const EPOCHS = { minimum: 1, maximum: 100, standard: 5 } as const;
export const BATCH_SIZE = { minimum: 1, maximum: 4096, standard: 64 } as const;
export const LEARNING_RATE = { minimum: 0.000_001, maximum: 1, standard: 0.001 } as const;

export const TrainingSettings = v.object({
  epochs: v.pipe(v.number(), v.integer(), v.minValue(EPOCHS.minimum), v.maxValue(EPOCHS.maximum)),
  batchSize: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(BATCH_SIZE.minimum),
    v.maxValue(BATCH_SIZE.maximum),
  ),
  learningRate: v.pipe(
    v.number(),
    v.minValue(LEARNING_RATE.minimum),
    v.maxValue(LEARNING_RATE.maximum),
  ),
  /** Decides initial weights, shuffling and dropout: the same seed repeats the run. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0x7fff_ffff)),
});
export type TrainingSettings = v.InferOutput<typeof TrainingSettings>;

/** A point of the training curves: means over the steps since the point before. */
export const CurvePoint = v.object({
  /** Counted from 1 through the whole run. */
  step: v.number(),
  loss: v.number(),
  accuracy: v.number(),
});
export type CurvePoint = v.InferOutput<typeof CurvePoint>;

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
  msPerStep: v.number(),
  /** Null during the first steps, which are slower than all others. */
  secondsLeft: v.nullable(v.number()),
  /** The points of the curves since the last announcement. */
  points: v.array(CurvePoint),
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

export const TrainingEpoch = v.object({
  epoch: v.number(),
  /** The last step of the epoch. */
  step: v.number(),
  trainLoss: v.number(),
  trainAccuracy: v.number(),
  test: Evaluation,
  /** Of the training steps only; so too in TrainingOutcome. */
  seconds: v.number(),
});
export type TrainingEpoch = v.InferOutput<typeof TrainingEpoch>;

const Learned = {
  test: Evaluation,
  seconds: v.number(),
  /** Why it could not be saved; it is used all the same until the engine ends. */
  unsaved: v.nullable(Failure),
};

/** How a run ended. What was learned before a stop is kept; a failed run leaves the old model. */
export const TrainingOutcome = v.variant('kind', [
  v.object({ kind: v.literal('completed'), ...Learned }),
  v.object({ kind: v.literal('stopped'), ...Learned }),
  v.object({ kind: v.literal('failed'), failure: Failure }),
]);
export type TrainingOutcome = v.InferOutput<typeof TrainingOutcome>;

/** A run with everything a page needs to draw it, also a page that was just reloaded. */
export const TrainingRun = v.object({
  settings: TrainingSettings,
  dataset: DatasetSummary,
  stepsPerEpoch: v.number(),
  totalSteps: v.number(),
  /** Without points: they are in the curve. */
  progress: v.nullable(TrainingProgress),
  curve: v.array(CurvePoint),
  epochs: v.array(TrainingEpoch),
  outcome: v.nullable(TrainingOutcome),
});
export type TrainingRun = v.InferOutput<typeof TrainingRun>;
