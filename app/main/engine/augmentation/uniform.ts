import type { Random } from '../../../core/random.ts';

/** A number of which all are equally likely, from <= x < to. */
export function within([from, to]: readonly [from: number, to: number], random: Random): number {
  return from + (to - from) * random.next();
}

/** The same, -most <= x < most. */
export function upOrDown(most: number, random: Random): number {
  return within([-most, most], random);
}
