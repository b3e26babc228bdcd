import { setImmediate as nextTurn } from 'node:timers/promises';
import { FailureError } from '../../../contract/failures.ts';
import { createRandom } from '../../../core/random.ts';
import { learningRateAt } from '../../../core/training/schedule.ts';
import { createAugmenter } from '../augmentation/augmenter.ts';
import { addStyles } from '../augmentation/styles/add-styles.ts';
import { createDigitSet, type DigitSet } from '../dataset/digit-set.ts';
import type { Digits } from '../dataset/read-digits.ts';
import type { TrainingStep } from '../network/layer.ts';
import type { Network } from '../network/network.ts';
import { INK } from '../network/ink-level.ts';
import { scale } from '../ops/arithmetic.ts';
import { cast, concatenate } from '../ops/array.ts';
import { DataType } from '../ops/data-type.ts';
import type { Tensor } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { createOptimizer } from '../training/optimizer.ts';
import { HAND_RECIPE, type HandRecipe } from './hand-recipe.ts';
import { createRounds } from './rounds.ts';

/** The same drawings teach the same, whenever they do. */
export const HAND_SEED = 1;

/** What a hand is learned from. */
export interface HandMaterial {
  /** The person's drawings, one at least, as the network sees them. */
  own: Digits;
  /** Training samples of the same classes. */
  replay: DigitSet;
  /**
   * With which probability habits of writing are drawn into the samples, as when the network learned
   * them: without them it forgets the habits of all others.
   */
  styles: number;
  seed: number;
}

/**
 * Teaches a network a person's hand, in place: a few steps on the person's drawings, warped anew in
 * each, among samples of the dataset. The statistics of batch normalization stay: a batch with so
 * many drawings of so few kinds is unlike what the network will see. What is learned follows from
 * the material alone. Others have their turn after every step. TensorFlow must be loaded.
 * @returns the seconds that it took
 * @throws FailureError `cancelled` once the signal says so
 */
export async function learnHand(
  network: Network,
  { own, replay, styles, seed }: HandMaterial,
  signal?: AbortSignal,
  recipe: HandRecipe = HAND_RECIPE,
): Promise<number> {
  const begun = performance.now();
  const { steps, ownCount, replayCount, labelSmoothing } = recipe;
  const ownSet = createDigitSet(own, replay.classCount);
  const optimizer = createOptimizer(recipe, network.learned);
  const augmenter = createAugmenter(recipe.augmentation);
  const nextOwn = createRounds(ownSet.count, seed);
  const random = createRandom(seed);

  /** The person's drawings, warped, and samples. */
  function batchOf(training: TrainingStep) {
    const chosen = nextOwn(ownCount);
    const drawn = ownSet.batch(chosen);
    const places = Int32Array.from({ length: replayCount }, () => random.integer(replay.count));
    const known = replay.batch(places);
    const knownLabels = places.map((place) => replay.labels[place]!);
    const styled =
      styles > 0 ? addStyles(known.images, knownLabels, styles, training) : known.images;
    const labels = chosen.map((place) => own.labels[place]!);
    const warped = augmenter
      ? augmenter.augment(drawn.images, labels, training)
      : inkOf(drawn.images);
    return {
      images: concatenate(warped, inkOf(styled)),
      labels: concatenate(drawn.labels, known.labels),
    };
  }

  try {
    for (let step = 1; step <= steps; step++) {
      if (signal?.aborted) throw new FailureError({ code: 'cancelled' });
      const training: TrainingStep = { seed, step, statistics: 'kept' };
      tidy(() => {
        const { images, labels } = batchOf(training);
        const { gradients } = network.gradients(images, labels, training, labelSmoothing);
        optimizer.update(
          gradients,
          learningRateAt(recipe, step - 1, { stepsPerEpoch: steps, totalSteps: steps }, 0),
        );
      });
      await nextTurn();
    }
  } finally {
    augmenter?.free();
    optimizer.free();
    ownSet.free();
  }
  return (performance.now() - begun) / 1000;
}

function inkOf(images: Tensor): Tensor {
  return scale(cast(images, DataType.float32), 1 / INK);
}
