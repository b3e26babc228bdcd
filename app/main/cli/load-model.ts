import { resolve } from 'node:path';
import type { ModelSummary } from '../../contract/models.ts';
import { readModel } from '../engine/models/read-model.ts';
import { createNetwork, type Network } from '../engine/network/network.ts';
import { loadTensorFlow } from '../engine/tensorflow.ts';
import { UsageError } from './command.ts';

export interface LoadedModel {
  summary: ModelSummary;
  network: Network;
}

/**
 * The model in the folder that `--model` names.
 * @throws UsageError without a folder; FailureError as readModel and loadTensorFlow.
 */
export async function loadModel(folder: string | undefined): Promise<LoadedModel> {
  if (folder === undefined) throw new UsageError('Which model? Give --model a model folder.');
  const { summary, layers, values } = await readModel(resolve(folder));
  await loadTensorFlow();
  return { summary, network: createNetwork(layers, values) };
}
