import * as v from 'valibot';
import { DatasetSummary } from './dataset.ts';
import { Evaluation, TrainingSettings } from './training.ts';

/** What is known of a trained network without loading its weights. */
export const ModelSummary = v.object({
  network: v.picklist(['mlp']),
  parameterCount: v.number(),
  /** ISO 8601 in UTC. */
  savedAt: v.string(),
  settings: TrainingSettings,
  dataset: DatasetSummary,
  /** Smaller than settings.epochs where the run was stopped. */
  epochsDone: v.number(),
  test: Evaluation,
});
export type ModelSummary = v.InferOutput<typeof ModelSummary>;
