import { createRandom, shuffle } from '../../../core/random.ts';

/** Which of `count` things a batch of `size` takes: all in turn, in an order that is new each time. */
export function createRounds(count: number, seed: number): (size: number) => Int32Array {
  const random = createRandom(seed);
  const order = Int32Array.from({ length: count }, (_, index) => index);
  let next = count;
  return (size) =>
    Int32Array.from({ length: size }, () => {
      if (next === count) {
        shuffle(order, random);
        next = 0;
      }
      return order[next++]!;
    });
}
