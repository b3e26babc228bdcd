import { type Failure, FailureError } from '../../../contract/failures.ts';
import type { ModelSummary } from '../../../contract/models.ts';
import { type SavedModel, saveModel } from '../models/save-model.ts';
import { parameterCount } from '../network/parameters.ts';
import type { PresetName } from '../network/presets.ts';
import { train, type TrainingOptions, type TrainingResult } from './train.ts';

export interface TrainedModel {
  result: TrainingResult;
  /** Null if nothing was learned: then nothing was saved. */
  summary: ModelSummary | null;
  /** Why it could not be saved; what the folder held before is untouched then. */
  unsaved: Failure | null;
}

/**
 * Trains a network and saves what it learned, also after a stop. `folder` null saves nothing.
 * @throws FailureError `training-diverged`; the model that was in the folder is then untouched.
 */
export async function trainAndSave(
  preset: PresetName,
  folder: string | null,
  options: TrainingOptions,
): Promise<TrainedModel> {
  const { network, dataset, settings } = options;
  const result = await train(options);
  if (result.steps === 0) return { result, summary: null, unsaved: null };

  const summary: ModelSummary = {
    network: preset,
    parameterCount: parameterCount(network.layers),
    savedAt: new Date().toISOString(),
    settings,
    dataset: dataset.summary,
    epochsDone: result.epochsDone,
    test: result.test,
  };
  const model = { summary, layers: network.layers, values: network.values() };
  const unsaved = folder === null ? null : await trySaving(folder, model);
  return { result, summary, unsaved };
}

/** A full disk must not cost the network that was just trained. */
async function trySaving(folder: string, model: SavedModel): Promise<Failure | null> {
  try {
    await saveModel(folder, model);
    return null;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
}
