import type { ModelSummary } from '../../contract/models.ts';
import { readModel } from '../engine/models/read-model.ts';
import { createNetwork, type Network } from '../engine/network/network.ts';
import { loadTensorFlow } from '../engine/tensorflow.ts';
import { UsageError } from './command.ts';
import { findModelFolder } from './find-model.ts';

export interface LoadedModel {
  summary: ModelSummary;
  network: Network;
}

/**
 * The model that `--model` names: one of the app's, in this data folder, or a folder.
 * @throws UsageError without a name; FailureError as readModel and loadTensorFlow.
 */
export async function loadModel(name: string | undefined, data: string): Promise<LoadedModel> {
  if (name === undefined) throw new UsageError('Which model? Give --model a name or a folder.');
  const { summary, layers, values } = await readModel(await findModelFolder(name, data));
  await loadTensorFlow();
  return { summary, network: createNetwork(layers, values) };
}
