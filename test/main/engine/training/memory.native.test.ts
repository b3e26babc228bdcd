import { beforeAll, expect, it } from 'vitest';
import { presetNetwork } from '../../../../app/core/network/presets.ts';
import { withOutput } from '../../../../app/core/network/shapes.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { createNetwork } from '../../../../app/main/engine/network/network.ts';
import { liveTensors } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { RunControl } from '../../../../app/main/engine/training/run-control.ts';
import { train } from '../../../../app/main/engine/training/train.ts';
import { recipeOf, smallDataset } from './small-dataset.ts';

beforeAll(loadTensorFlow);

/** Of JavaScript's own, which collects when it likes; a tensor of a step left behind is 100 times as much. */
const LEEWAY = 40e6; /* bytes */

it('50 epochs take no more memory than 10, and leave no tensor', async () => {
  const dataset = smallDataset();
  const layers = withOutput(presetNetwork('quick').layers, 10);
  const recipe = recipeOf({ epochs: 50, batchSize: 64 });
  recipe.augmentation = {
    ...recipe.augmentation,
    shift: 1,
    elastic: 1,
    thickness: 0.3,
    styles: 0.3,
  };
  const run = async (epochs: number, onEpoch: (epoch: number) => void) => {
    const network = createNetwork(layers, initialParameters(layers, 1));
    const control = new RunControl();
    await train({
      ...{ network, dataset, recipe: { ...recipe, epochs }, control },
      onEpoch: ({ epoch }) => onEpoch(epoch),
    });
    network.free();
  };
  await run(1, () => undefined);
  const tensors = liveTensors();
  const resident: number[] = [];
  await run(50, (epoch) => (resident[epoch] = process.memoryUsage.rss()));
  expect(resident[50]! - resident[10]!).toBeLessThan(LEEWAY);
  expect(liveTensors()).toBe(tensors);
  dataset.free();
});
