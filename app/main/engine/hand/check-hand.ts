import type { Layer } from '../../../contract/network.ts';
import type { HandCheck } from '../../../contract/people.ts';
import type { Digits } from '../dataset/read-digits.ts';
import { createNetwork } from '../network/network.ts';
import { countRight } from '../prediction/metrics.ts';
import { answersOf } from './answers.ts';
import { chooseDigits } from './choose-digits.ts';
import { foldsOf } from './folds.ts';
import { type HandMaterial, learnHand } from './learn-hand.ts';

interface CheckedModel {
  layers: readonly Layer[];
  values: readonly Float32Array[];
}

/**
 * How many of a person's drawings are read rightly before and after learning: each by a copy of
 * the model that learned from the others only. What was learned from is read
 * better than anything that is to come. `onProgress` is told how many drawings are done.
 * @throws FailureError `cancelled` once the signal says so
 */
export async function checkHand(
  { layers, values }: CheckedModel,
  { own, ...material }: HandMaterial,
  onProgress: (done: number) => void,
  signal?: AbortSignal,
): Promise<HandCheck> {
  const { classCount } = material.replay;

  /** How many of `digits` a copy reads rightly, after it was `taught`. */
  async function rightAfter(digits: Digits, taught: Digits | null): Promise<number> {
    const copy = createNetwork(layers, values);
    try {
      if (taught) await learnHand(copy, { ...material, own: taught }, signal);
      return countRight(await answersOf(copy, digits.images, classCount), digits.labels);
    } finally {
      copy.free();
    }
  }

  const before = await rightAfter(own, null);
  const places = Array.from(own.labels.keys());
  let [after, done] = [0, 0];
  for (const fold of foldsOf(own.labels, material.seed)) {
    const others = places.filter((place) => !fold.includes(place));
    after += await rightAfter(chooseDigits(own, fold), chooseDigits(own, others));
    done += fold.length;
    onProgress(done);
  }
  return { count: own.labels.length, before, after };
}
