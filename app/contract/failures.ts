import * as v from 'valibot';

/** Why a transfer ended without the file. */
export const FETCH_REASONS = [
  'unreachable', // no answer from the host
  'refused', // the host answered with an error status
  'stalled', // the transfer stopped coming
  'cut', // the connection ended before the file did
  'too-large',
  'wrong-size',
  'wrong-content', // not the file that was asked for, or damaged on the way
] as const;

/** Why the app could not be updated. */
export const UPDATE_REASONS = [
  'unreachable', // no answer from the web server
  'stalled', // no answer in time
  'refused', // it answered with an error status
  'elsewhere', // it sent the app to another place, which was not followed
  'list-invalid', // what it says of its newest version cannot be understood
  'cut', // the connection ended before the file did
  'wrong-content', // not the file that the list speaks of, or damaged on the way
  'wrong-signature', // not signed by who signed this version
  'not-installed',
  'address-invalid', // the package does not say rightly where to look
] as const;
export type UpdateReason = (typeof UPDATE_REASONS)[number];

export const IMPORT_REASONS = [
  'nothing-found', // no IDX, no folders with images, no CSV
  'nothing-readable', // all that was found was passed over
  'too-few', // less than two samples or two classes
  'too-many-classes',
  'too-many-samples',
  'damaged', // an IDX file that is none, or too short
  'no-labels', // IDX images without the file of their labels
  'not-the-original', // not the files of the known dataset
] as const;

/** Why a layer cannot follow the one before it. */
export const SHAPE_PROBLEMS = [
  'needs-flat', // it needs a row of values and gets a picture: a Flatten is missing
  'needs-picture', // it needs a picture and gets a row of values
  'too-small', // its kernel or its squares are larger than the picture
] as const;

/** All that can go wrong, as codes that a screen can act on; the words are in the catalogue. */
export const Failure = v.variant('code', [
  /** The engine process ended before it answered. */
  v.object({ code: v.literal('engine-gone') }),
  /** The request does not fit the contract: a defect of the asker. */
  v.object({ code: v.literal('request-invalid'), detail: v.string() }),
  v.object({ code: v.literal('training-busy') }),
  /** There is no run that this could be done to. */
  v.object({ code: v.literal('not-training') }),
  /** The layer at this place (from 0; one more than all for the output) cannot follow the one before. */
  v.object({
    code: v.literal('network-unfit'),
    layer: v.number(),
    problem: v.picklist(SHAPE_PROBLEMS),
  }),
  v.object({ code: v.literal('network-too-large'), parameters: v.number() }),
  /** With such a batch a step would take more memory (bytes) than this computer should give. */
  v.object({
    code: v.literal('batch-too-large'),
    ...{ batchSize: v.number(), bytes: v.number(), most: v.number() },
  }),
  /** An interrupted run was on other samples than the dataset has now. */
  v.object({ code: v.literal('dataset-changed'), name: v.string() }),
  /** A newer app has used this data folder. */
  v.object({
    code: v.literal('data-newer'),
    ...{ path: v.string(), format: v.number(), known: v.number() },
  }),
  /** No checkpoint of the run can be read. */
  v.object({ code: v.literal('run-lost') }),
  /** A checkpoint was passed over for the one before it. */
  v.object({ code: v.literal('checkpoint-damaged'), path: v.string(), reason: v.string() }),
  /** The model has no optimizer state to go on with. */
  v.object({ code: v.literal('cannot-continue') }),
  v.object({ code: v.literal('no-model') }),
  /** There is no such person (any more). */
  v.object({ code: v.literal('person-missing') }),
  /** The file with a person's drawings is damaged; it was moved to `keptAt`, if it could be. */
  v.object({
    code: v.literal('drawings-damaged'),
    path: v.string(),
    reason: v.string(),
    keptAt: v.nullable(v.string()),
  }),
  /** The file that was chosen holds no drawings. */
  v.object({ code: v.literal('no-drawings'), path: v.string(), reason: v.string() }),
  /** A person has as many drawings as can be kept, or there are as many people. */
  v.object({ code: v.literal('no-more-room'), limit: v.number() }),
  /** There are not enough drawings to learn from. */
  v.object({ code: v.literal('too-few-drawings'), needed: v.number() }),
  /** Nothing was learned that could be kept. */
  v.object({ code: v.literal('no-lesson') }),
  v.object({ code: v.literal('dataset-missing'), path: v.string() }),
  v.object({ code: v.literal('dataset-damaged'), path: v.string(), reason: v.string() }),
  /** The model tells more or fewer classes apart than the dataset has. */
  v.object({ code: v.literal('classes-differ'), model: v.number(), dataset: v.number() }),
  /** Something is being done with this dataset: it cannot be changed now. */
  v.object({ code: v.literal('dataset-busy') }),
  /** "Never download" is set. */
  v.object({ code: v.literal('downloads-off') }),
  /** No mirror gave the file. `host` is the one that was asked last. */
  v.object({
    code: v.literal('fetch-failed'),
    reason: v.picklist(FETCH_REASONS),
    host: v.string(),
    file: v.string(),
    detail: v.string(),
  }),
  /** No newer version could be found, fetched or put in place. */
  v.object({
    code: v.literal('update-failed'),
    reason: v.picklist(UPDATE_REASONS),
    detail: v.string(),
  }),
  v.object({ code: v.literal('mirror-invalid'), mirror: v.string() }),
  /** `needed` and `free` in bytes. */
  v.object({
    code: v.literal('disk-too-small'),
    path: v.string(),
    needed: v.number(),
    free: v.number(),
  }),
  /** Nothing could be imported from what was chosen. */
  v.object({
    code: v.literal('import-failed'),
    reason: v.picklist(IMPORT_REASONS),
    path: v.string(),
    detail: v.string(),
  }),
  /** What a dialog chose is not known to this engine: it has to be chosen again. */
  v.object({ code: v.literal('choice-gone') }),
  /** The person wanted it to end. */
  v.object({ code: v.literal('cancelled') }),
  v.object({ code: v.literal('model-missing'), path: v.string() }),
  /** The damaged files were moved to `keptAt`, if they could be. */
  v.object({
    code: v.literal('model-damaged'),
    path: v.string(),
    reason: v.string(),
    keptAt: v.nullable(v.string()),
  }),
  /** A file that was chosen is no model, or a damaged one. */
  v.object({ code: v.literal('model-file-invalid'), path: v.string(), reason: v.string() }),
  v.object({ code: v.literal('disk-full'), path: v.string() }),
  v.object({ code: v.literal('not-writable'), path: v.string(), reason: v.string() }),
  v.object({ code: v.literal('not-readable'), path: v.string(), reason: v.string() }),
  /** The loss is no longer a number: the learning rate is too high. */
  v.object({ code: v.literal('training-diverged'), step: v.number() }),
  /** TensorFlow could not be loaded. */
  v.object({ code: v.literal('tensorflow-missing'), reason: v.string() }),
  /** A defect: the log has the stack. */
  v.object({ code: v.literal('internal'), detail: v.string() }),
]);
export type Failure = v.InferOutput<typeof Failure>;

/** Thrown where a failure is found, caught where an outcome is made of it. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.code, options);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** What every error becomes at a boundary: known failures as they are, all else `internal`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) };
}
