import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextPage } from '../../../app/renderer/state/next-page.ts';

function askAll(view: { first: number; last: number }, wanted: number | null, count: number) {
  const asked: number[] = [];
  for (;;) {
    const page = nextPage(view, wanted, count, (known) => asked.includes(known));
    if (page === null) return asked;
    asked.push(page);
  }
}

it('is in view, then wanted, then behind and before the view', () => {
  expect(askAll({ first: 7, last: 9 }, 2, 300)).toEqual([7, 8, 9, 2, 10, 6]);
  expect(askAll({ first: 0, last: 1 }, null, 300)).toEqual([0, 1, 2]);
  expect(askAll({ first: 299, last: 300 }, 299, 300)).toEqual([299, 298]);
});

it('is never outside, never a known one, and never more than what is needed here', () => {
  fc.assert(
    fc.property(
      fc.nat(400),
      fc.nat(20),
      fc.option(fc.nat(400)),
      fc.nat(400),
      (first, length, wanted, count) => {
        const asked = askAll({ first, last: first + length }, wanted, count);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.every((page) => page >= 0 && page < count)).toBe(true);
        expect(asked.length).toBeLessThanOrEqual(length + 4);
      },
    ),
  );
});
