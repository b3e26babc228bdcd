import type { DigitSet } from './digit-set.ts';

/** Some samples of a set, in an order. */
export interface SampleChoice {
  digits: DigitSet;
  /** Their places in it. */
  indices: Int32Array;
}

/** All samples of a set in their own order. */
export function allOf(digits: DigitSet): SampleChoice {
  return { digits, indices: Int32Array.from({ length: digits.count }, (_, index) => index) };
}
