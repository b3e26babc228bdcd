import type { RunId, TrainingSettings } from '../../../contract/training.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { initialParameters } from '../network/initial-parameters.ts';
import { createNetwork, type Network } from '../network/network.ts';
import { beginRunFolder } from './checkpoints/run-folder.ts';
import { fitNetwork } from './fit-network.ts';
import type { Snapshot } from './run-state.ts';

interface Run {
  id: RunId;
  settings: TrainingSettings;
  dataset: Dataset;
  from: Snapshot | null;
  /** It has a folder already. */
  isResumed: boolean;
}

/**
 * Makes the network of a run, and the folder for its checkpoints, unless there are to be none.
 * @throws FailureError if the network does not fit, or nothing can be written; nothing is kept then
 */
export async function prepareRun(
  { id, settings, dataset, from, isResumed }: Run,
  folder: string | null,
): Promise<Network> {
  const { summary, hash } = dataset;
  const layers = fitNetwork(settings, summary.classes.length);
  if (folder !== null && !isResumed) {
    const startedAt = new Date().toISOString();
    await beginRunFolder(folder, {
      ...{ format: 1, id, settings, dataset: summary, datasetHash: hash, startedAt },
    });
  }
  return createNetwork(layers, from?.weights ?? initialParameters(layers, settings.recipe.seed));
}
