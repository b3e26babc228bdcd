import { resolve } from 'node:path';
import { readModel } from '../engine/models/read-model.ts';
import { createNetwork, type Network } from '../engine/network/network.ts';
import { loadTensorFlow } from '../engine/tensorflow.ts';
import { UsageError } from './command.ts';

/**
 * The network in the model folder that `--model` names.
 * @throws UsageError without a folder; FailureError as readModel and loadTensorFlow.
 */
export async function loadNetwork(folder: string | undefined): Promise<Network> {
  if (folder === undefined) throw new UsageError('Which model? Give --model a model folder.');
  const { layers, values } = await readModel(resolve(folder));
  await loadTensorFlow();
  return createNetwork(layers, values);
}
