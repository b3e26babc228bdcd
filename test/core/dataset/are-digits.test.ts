import { expect, it } from 'vitest';
import { DIGIT_CLASSES } from '../../../app/contract/dataset.ts';
import { areDigits } from '../../../app/core/dataset/are-digits.ts';

it('only the ten digits in their order are digits', () => {
  expect(areDigits(DIGIT_CLASSES)).toBe(true);
  expect(areDigits(DIGIT_CLASSES.slice(0, 9))).toBe(false);
  expect(areDigits([...DIGIT_CLASSES, '10'])).toBe(false);
  expect(areDigits(DIGIT_CLASSES.toReversed())).toBe(false);
});
