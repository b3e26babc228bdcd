import { setImmediate as nextTurn } from 'node:timers/promises';
import { FailureError } from '../../../contract/failures.ts';
import { learningRateAt } from '../../../core/training/schedule.ts';
import { createDigitSet, type DigitSet } from '../dataset/digit-set.ts';
import type { Digits } from '../dataset/read-digits.ts';
import type { Network } from '../network/network.ts';
import { createOptimizer } from '../training/optimizer.ts';
import { createStepper } from '../training/training-step.ts';
import { HAND_RECIPE, type HandRecipe } from './hand-recipe.ts';
import { createLessonAugmenter } from './lesson-augmenter.ts';
import { createLessonDigits } from './lesson-digits.ts';
import type { Schooling } from './schooling.ts';

/** The same drawings teach the same, whenever they do. */
export const HAND_SEED = 1;

/** What a hand is learned from. */
export interface HandMaterial {
  /** The person's drawings, one at least, as the network sees them. */
  own: Digits;
  /** Training samples of the same classes. */
  replay: DigitSet;
  /** Of the network. */
  schooling: Schooling;
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
  { own, replay, schooling, seed }: HandMaterial,
  signal?: AbortSignal,
  recipe: HandRecipe = HAND_RECIPE,
): Promise<number> {
  const begun = performance.now();
  const { steps, ownCount, replayCount } = recipe;
  const { styles, labelSmoothing } = schooling;
  const ownSet = createDigitSet(own, replay.classCount);
  const digits = createLessonDigits(ownSet, replay, recipe, seed);
  const optimizer = createOptimizer(recipe, network.learned);
  const augmenter = createLessonAugmenter(recipe, styles);
  const batchSize = ownCount + replayCount;
  const stepper = createStepper({
    ...{ network, optimizer, digits, augmenter, labelSmoothing, batchSize },
  });
  const plan = { stepsPerEpoch: steps, totalSteps: steps };
  try {
    for (let step = 1; step <= steps; step++) {
      if (signal?.aborted) throw new FailureError({ code: 'cancelled' });
      const rate = learningRateAt(recipe, step - 1, plan, 0);
      stepper.take(digits.nextBatch(), { seed, step, statistics: 'kept' }, rate);
      await nextTurn();
    }
    stepper.settleNetwork();
  } finally {
    stepper.free();
    augmenter.free();
    optimizer.free();
    ownSet.free();
  }
  return (performance.now() - begun) / 1000;
}
