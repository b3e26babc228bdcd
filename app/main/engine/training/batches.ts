import { createRandom, shuffle } from '../../../core/random.ts';

/** The golden ratio's bits: seeds that differ by a multiple of it share no pattern. */
const SEED_STRIDE = 0x9e3779b9;

/** The order in which an epoch (counted from 1) sees the digits 0..count-1: new in each, repeatable. */
export function epochOrder(count: number, seed: number, epoch: number): Int32Array {
  const inOrder = Int32Array.from({ length: count }, (_, index) => index);
  return shuffle(inOrder, createRandom(seed + Math.imul(epoch, SEED_STRIDE)));
}
