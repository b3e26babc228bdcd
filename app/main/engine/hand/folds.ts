import { createRandom, shuffle } from '../../../core/random.ts';

/** Up to so many drawings each is a fold of its own. */
const MOST_FOLDS = 10;

/**
 * Parts the places 0..labels.length-1 into folds, each of which is to be read by a network that
 * learned from the others: each place by itself up to ten, ten folds beyond. A class is spread over
 * as many folds as it can be. The same labels and seed give the same folds.
 */
export function foldsOf(labels: ArrayLike<number>, seed: number): number[][] {
  const count = Math.min(labels.length, MOST_FOLDS);
  const folds = Array.from({ length: count }, (): number[] => []);
  const places = shuffle(
    Array.from({ length: labels.length }, (_, place) => place),
    createRandom(seed),
  );
  // The sort keeps the order within a class; neighbours go to different folds.
  places.sort((a, b) => labels[a]! - labels[b]!);
  places.forEach((place, turn) => folds[turn % count]!.push(place));
  return folds;
}
