import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSameValue } from '../../../app/renderer/state/same-value.ts';

it('holds for whatever was copied through JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(isSameValue(JSON.parse(text), JSON.parse(text))).toBe(true);
    }),
  );
});

it.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { b: 1 }],
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }],
  [null, {}],
  [1, '1'],
])('does not hold for %j and %j', (one, other) => {
  expect(isSameValue(one, other)).toBe(false);
  expect(isSameValue(other, one)).toBe(false);
});

it('does not look at the order of keys', () => {
  expect(isSameValue({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
});
