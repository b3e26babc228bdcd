import { createRandom } from '../../../core/random.ts';
import type { DigitSet } from '../dataset/digit-set.ts';
import { concatenate } from '../ops/array.ts';
import type { HandRecipe } from './hand-recipe.ts';
import { createRounds } from './rounds.ts';

/** The person's drawings, and behind them the samples: each batch has some of both. */
export interface LessonDigits extends Pick<DigitSet, 'labels' | 'classCount' | 'batch'> {
  /** The places of a new batch: drawings first, all in turn, then samples at random. */
  nextBatch(): Int32Array;
}

export function createLessonDigits(
  own: DigitSet,
  samples: DigitSet,
  { ownCount, replayCount }: Pick<HandRecipe, 'ownCount' | 'replayCount'>,
  seed: number,
): LessonDigits {
  const labels = new Uint8Array(own.count + samples.count);
  labels.set(own.labels);
  labels.set(samples.labels, own.count);
  const nextOwn = createRounds(own.count, seed);
  const random = createRandom(seed);
  return {
    labels,
    classCount: samples.classCount,
    nextBatch: () =>
      Int32Array.from([
        ...nextOwn(ownCount),
        ...Array.from({ length: replayCount }, () => own.count + random.integer(samples.count)),
      ]),
    batch(places) {
      const drawn = own.batch(places.slice(0, ownCount));
      const known = samples.batch(places.slice(ownCount).map((place) => place - own.count));
      return {
        images: concatenate(drawn.images, known.images),
        labels: concatenate(drawn.labels, known.labels),
      };
    },
  };
}
