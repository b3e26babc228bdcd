import * as v from 'valibot';
import { DatasetSummary, Name } from './dataset.ts';
import { Doubt, Reliability } from './doubt.ts';
import { Failure } from './failures.ts';
import { Moment } from './moment.ts';
import { ConfusionMatrix, Evaluation, TrainingSettings } from './training.ts';

/** Of a model as one file, a zip archive. */
export const MODEL_FILE_ENDING = 'digitmodel';

/** Also the name of its folder: nothing else may be in it. */
export const ModelId = v.pipe(v.string(), v.regex(/^model-[0-9a-f]{12}$/));
export type ModelId = v.InferOutput<typeof ModelId>;

/** The person whose drawings a model learned from after its training. */
const LearnedHand = v.object({
  name: Name,
  drawings: v.number(),
  /** The model that it is a copy of; null where that is not known. */
  copyOf: v.optional(v.nullable(ModelId), null),
});

/** What is known of a trained network without loading its weights. */
export const ModelSummary = v.object({
  /** What a person calls it. */
  name: Name,
  /** Numbers that it learned. */
  parameterCount: v.number(),
  savedAt: Moment,
  settings: TrainingSettings,
  dataset: DatasetSummary,
  /** Smaller than the recipe's where the run was stopped. */
  epochsDone: v.number(),
  test: Evaluation,
  /** The loss in a few points, for a thumbnail. */
  lossCurve: v.pipe(v.array(v.number()), v.maxLength(100)),
  /** How far it may be trusted; null where that was never measured. */
  doubt: v.optional(v.nullable(Doubt), null),
  /** Whose hand it learned after its training; null for nobody's. */
  hand: v.optional(v.nullable(LearnedHand), null),
});
export type ModelSummary = v.InferOutput<typeof ModelSummary>;

/** A model in the library. */
export const LibraryModel = v.object({
  id: ModelId,
  summary: ModelSummary,
  /** Its optimizer was saved too, so training can go on as if it had never ended. */
  canContinue: v.boolean(),
  /** Why it is not saved, where it is not: it is there until the engine ends. */
  unsaved: v.optional(Failure),
});
export type LibraryModel = v.InferOutput<typeof LibraryModel>;

/** With so many, the deleted ones included, no more are copied. What was trained is always kept. */
export const MOST_MODELS = 500;

/** All models that a person has. */
export const Library = v.object({
  /** The newest first. */
  models: v.array(LibraryModel),
  /** What was deleted and can still be taken back, the newest first. */
  bin: v.array(LibraryModel),
  /** The one that reads drawings; null if there is none. */
  inUse: v.nullable(ModelId),
});
export type Library = v.InferOutput<typeof Library>;

/** A model on a dataset's test samples. */
export const DetailedEvaluation = v.object({
  ...Evaluation.entries,
  confusion: ConfusionMatrix,
  /** Null where the model's doubt was never measured. */
  reliability: v.nullable(Reliability),
});
export type DetailedEvaluation = v.InferOutput<typeof DetailedEvaluation>;
