import * as v from 'valibot';

/** What the engine tells the main process, which starts it and must not end it during a run. */
export const EngineMessage = v.variant('kind', [
  v.object({ kind: v.literal('ready') }),
  /** A run is begun, or has ended; a paused one has not. */
  v.object({ kind: v.literal('training'), isTraining: v.boolean() }),
]);
export type EngineMessage = v.InferOutput<typeof EngineMessage>;
