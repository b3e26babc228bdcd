import * as v from 'valibot';

/** All that can go wrong, as codes that a screen can act on; the words are in the catalogue. */
export const Failure = v.variant('code', [
  /** The engine process ended before it answered. */
  v.object({ code: v.literal('engine-gone') }),
  /** The request does not fit the contract: a defect of the asker. */
  v.object({ code: v.literal('request-invalid'), detail: v.string() }),
  v.object({ code: v.literal('training-busy') }),
  v.object({ code: v.literal('no-model') }),
  v.object({ code: v.literal('dataset-missing'), path: v.string() }),
  v.object({ code: v.literal('dataset-damaged'), path: v.string(), reason: v.string() }),
  v.object({ code: v.literal('model-missing'), path: v.string() }),
  /** The damaged files were moved to `keptAt`, if they could be. */
  v.object({
    code: v.literal('model-damaged'),
    path: v.string(),
    reason: v.string(),
    keptAt: v.nullable(v.string()),
  }),
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
