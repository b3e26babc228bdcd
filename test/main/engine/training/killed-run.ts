import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layer } from '../../../../app/contract/network.ts';
import { withOutput } from '../../../../app/core/network/shapes.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { createNetwork } from '../../../../app/main/engine/network/network.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { CheckpointWriter } from '../../../../app/main/engine/training/checkpoints/checkpoint-writer.ts';
import { beginRunFolder } from '../../../../app/main/engine/training/checkpoints/run-folder.ts';
import { readInterrupted } from '../../../../app/main/engine/training/interrupted-runs.ts';
import { RunControl } from '../../../../app/main/engine/training/run-control.ts';
import { train } from '../../../../app/main/engine/training/train.ts';
import { recipeOf, smallDataset } from './small-dataset.ts';
import { weightBytes } from './weight-bytes.ts';

/*
 * A training in a process of its own, to be killed and started again: it goes on where it was, and
 * at the end writes down all that must not depend on the kills. All that is random or remembered is
 * in it: order, dropout, augmentation, batch normalization, plateaus.
 */

const layers: Layer[] = [
  { kind: 'conv2d', filters: 4, kernelSize: 5, stride: 2, padding: 'valid', useBias: false },
  { kind: 'batchNorm' },
  { kind: 'relu' },
  { kind: 'flatten' },
  { kind: 'dropout', rate: 0.3 },
];
const recipe = recipeOf({
  ...{ epochs: 12, batchSize: 16, optimizer: 'adamw', weightDecay: 0.01, learningRate: 0.01 },
  schedule: { kind: 'plateau', patience: 1, factor: 0.5 },
  validationShare: 0.2,
  labelSmoothing: 0.1,
});
recipe.augmentation = { ...recipe.augmentation, shift: 2, rotation: 10 };

const folder = process.argv[2]!;
await loadTensorFlow();
const dataset = smallDataset();
const isResumed = existsSync(join(folder, 'run.json'));
if (!isResumed) {
  await beginRunFolder(folder, {
    ...{
      format: 1,
      id: 'run-000000000000',
      settings: { network: { name: 'small', layers }, recipe },
    },
    ...{ dataset: dataset.summary, datasetHash: dataset.hash, startedAt: '' },
  });
}
const problems: unknown[] = [];
const left = isResumed
  ? await readInterrupted(folder, (problem) => problems.push(problem)).catch(() => null)
  : null;
const all = withOutput(layers, 10);
const network = createNetwork(all, initialParameters(all, recipe.seed));
const { snapshot, test } = await train({
  ...{ network, dataset, recipe, control: new RunControl() },
  ...{ from: left?.snapshot ?? null, best: null },
  checkpoints: new CheckpointWriter({
    ...{ folder, everyMs: 20, onProblem: (problem) => problems.push(problem) },
  }),
  onBegin: () => process.stdout.write(`begins at ${left?.snapshot.state.step ?? 0}\n`),
});
const { state, weights, optimizer } = snapshot!;
const { curve } = state;
await writeFile(
  join(folder, 'done'),
  JSON.stringify({
    ...{
      problems,
      test,

      step: state.step,
      watch: state.watch,
      totals: state.epoch.right,
    },
    epochs: state.epochs.map(({ seconds: _, ...epoch }) => epoch),
    weights: weightBytes(weights),
    optimizer: weightBytes(optimizer.values),
    curve: weightBytes([curve.loss, curve.accuracy, curve.learningRate]),
  }),
);
