import { setImmediate as nextTurn } from 'node:timers/promises';
import { FailureError } from '../../../contract/failures.ts';
import type { TrainingSettings } from '../../../contract/training.ts';
import { augmentationFor } from '../augmentation/augmentation-for.ts';
import { createAugmenter } from '../augmentation/augmenter.ts';
import { createDigitSet } from '../dataset/digit-set.ts';
import { createNetwork } from '../network/network.ts';
import { initialParameters } from '../network/initial-parameters.ts';
import { GRID_PIXELS } from '../../../contract/digit.ts';
import { fitNetwork } from './fit-network.ts';
import { createOptimizer } from './optimizer.ts';
import { createStepper } from './training-step.ts';

const WARM_UP_STEPS = 2;
const STEPS = 3;

/**
 * Milliseconds of a training step on this machine, the shortest of three on blank samples after
 * two that prepare TensorFlow. TensorFlow must be loaded.
 * @throws FailureError as fitNetwork; `training-busy` as soon as it is `isUnwanted`
 */
export async function measurePace(
  settings: TrainingSettings,
  classes: readonly string[],
  isUnwanted: () => boolean,
): Promise<number> {
  const { recipe } = settings;
  const { batchSize, labelSmoothing, learningRate, seed } = recipe;
  const layers = fitNetwork(settings, classes.length);
  const network = createNetwork(layers, initialParameters(layers, seed));
  const optimizer = createOptimizer(recipe, network.learned);
  const augmenter = createAugmenter(augmentationFor(recipe.augmentation, classes));
  const images = new Uint8Array(batchSize * GRID_PIXELS);
  const digits = createDigitSet({ images, labels: new Uint8Array(batchSize) }, classes.length);
  const stepper = createStepper({
    ...{ network, optimizer, digits, augmenter, labelSmoothing, batchSize },
  });
  const indices = Int32Array.from({ length: batchSize }, (_, index) => index);
  try {
    let shortest = Infinity;
    for (let step = 1; step <= WARM_UP_STEPS + STEPS; step++) {
      const begun = performance.now();
      stepper.take(indices, { seed, step }, learningRate);
      if (step > WARM_UP_STEPS) shortest = Math.min(shortest, performance.now() - begun);
      // Predictions come first.
      await nextTurn();
      if (isUnwanted()) throw new FailureError({ code: 'training-busy' });
    }
    return shortest;
  } finally {
    stepper.free();
    digits.free();
    augmenter?.free();
    optimizer.free();
    network.free();
  }
}
