import { beforeAll, expect, it } from 'vitest';
import type { Failure } from '../../../../app/contract/failures.ts';
import type { Layer } from '../../../../app/contract/network.ts';
import { withOutput } from '../../../../app/core/network/shapes.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { createNetwork } from '../../../../app/main/engine/network/network.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { CheckpointWriter } from '../../../../app/main/engine/training/checkpoints/checkpoint-writer.ts';
import { beginRunFolder } from '../../../../app/main/engine/training/checkpoints/run-folder.ts';
import { readInterrupted } from '../../../../app/main/engine/training/interrupted-runs.ts';
import { RunControl } from '../../../../app/main/engine/training/run-control.ts';
import { train, type TrainingOptions } from '../../../../app/main/engine/training/train.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runDescription } from './checkpoints/run-description.ts';
import { recipeOf, smallDataset } from './small-dataset.ts';
import { weightBytes } from './weight-bytes.ts';

const layers: Layer[] = [{ kind: 'flatten' }, { kind: 'dense', units: 8 }, { kind: 'tanh' }];
const recipe = recipeOf({ epochs: 60, learningRate: 1, earlyStopping: { patience: 2 } });

beforeAll(loadTensorFlow);

async function trainSmall(changes: Partial<TrainingOptions>) {
  const dataset = smallDataset();
  const all = withOutput(layers, 10);
  const network = createNetwork(all, initialParameters(all, recipe.seed));
  try {
    return await train({ network, dataset, recipe, control: new RunControl(), ...changes });
  } finally {
    network.free();
    dataset.free();
  }
}

it('a run that was killed behind its last epoch has no further one, and takes the best back', async () => {
  const folder = await temporaryFolder();
  const settings = { network: { name: 'small', layers }, recipe };
  await beginRunFolder(folder, { ...runDescription, settings });
  const problems: Failure[] = [];
  const onProblem = (problem: Failure) => problems.push(problem);
  const whole = await trainSmall({ checkpoints: new CheckpointWriter({ folder, onProblem }) });
  expect(whole.kind).toBe('stopped-early');

  const { snapshot, best } = await readInterrupted(folder, onProblem);
  const epochs: number[] = [];
  const resumed = await trainSmall({
    ...{ from: snapshot, best, onEpoch: ({ epoch }) => epochs.push(epoch) },
  });
  expect(epochs).toEqual([]);
  const { kind, restoredEpoch, test } = whole;
  expect(resumed).toMatchObject({ kind, restoredEpoch, test });
  expect(weightBytes(resumed.snapshot!.weights)).toBe(weightBytes(whole.snapshot!.weights));
  expect(problems).toEqual([]);
});
