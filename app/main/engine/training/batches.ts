import type { Recipe } from '../../../contract/recipe.ts';
import { createRandom, shuffle } from '../../../core/random.ts';
import type { TrainingPlan } from '../../../core/training/training-plan.ts';

/** The golden ratio's bits: seeds that differ by a multiple of it share no pattern. */
const SEED_STRIDE = 0x9e3779b9;

/** The order in which an epoch (counted from 1) sees the samples: new in each, repeatable. */
export function epochOrder(samples: Int32Array, seed: number, epoch: number): Int32Array {
  return shuffle(samples.slice(), createRandom(seed + Math.imul(epoch, SEED_STRIDE)));
}

/** The batches of a run: which samples each of its steps sees. */
export class Batches {
  readonly #samples: Int32Array;
  readonly #recipe: Pick<Recipe, 'seed' | 'shuffle' | 'batchSize'>;
  readonly #stepsPerEpoch: number;
  #epoch = 0;
  #order: Int32Array;

  constructor(
    samples: Int32Array,
    recipe: Pick<Recipe, 'seed' | 'shuffle' | 'batchSize'>,
    { stepsPerEpoch }: Pick<TrainingPlan, 'stepsPerEpoch'>,
  ) {
    this.#samples = samples;
    this.#order = samples;
    this.#recipe = recipe;
    this.#stepsPerEpoch = stepsPerEpoch;
  }

  /** The samples of a step, which is counted from 0 through the whole run. */
  of(step: number): Int32Array {
    const { seed, shuffle: isShuffled, batchSize } = this.#recipe;
    const epoch = Math.floor(step / this.#stepsPerEpoch) + 1;
    if (isShuffled && epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#order = epochOrder(this.#samples, seed, epoch);
    }
    const start = (step % this.#stepsPerEpoch) * batchSize;
    return this.#order.subarray(start, start + batchSize);
  }
}
