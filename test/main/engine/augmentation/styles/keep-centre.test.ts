import { expect, it } from 'vitest';
import { keepCentre } from '../../../../../app/main/engine/augmentation/styles/keep-centre.ts';

const column = (x: number) =>
  Uint8Array.from({ length: 784 }, (_, pixel) => (pixel % 28 === x ? 200 : 0));
const both = (one: Uint8Array, other: Uint8Array) =>
  one.map((level, pixel) => Math.max(level, other[pixel]!));

it('what was drawn on the left moves the digit to the right by half as much', () => {
  const digit = column(14);
  expect(keepCentre(digit, both(digit, column(8)))).toEqual(both(column(17), column(11)));
});

it('what leaves the picture is gone, and does not come in on the other side', () => {
  const digit = column(26);
  expect(keepCentre(digit, both(digit, column(20)))).toEqual(column(23));
});

it('a digit that stays in place is as it was drawn', () => {
  const digit = column(14);
  const drawn = both(digit, both(column(12), column(16)));
  expect(keepCentre(digit, drawn)).toEqual(drawn);
});
