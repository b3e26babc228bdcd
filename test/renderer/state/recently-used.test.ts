import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecentlyUsed } from '../../../app/renderer/state/recently-used.ts';

it('drops what was not used longest', () => {
  const dropped: string[] = [];
  const kept = new RecentlyUsed<number, string>(2, (value) => dropped.push(value));
  kept.set(1, 'one');
  kept.set(2, 'two');
  expect(kept.get(1)).toBe('one');
  kept.set(3, 'three');
  expect(dropped).toEqual(['two']);
  kept.set(3, 'another three');
  expect(dropped).toEqual(['two', 'three']);
  kept.clear();
  expect(dropped).toEqual(['two', 'three', 'one', 'another three']);
  expect(kept.size).toBe(0);
});

it('keeps the newest, and drops each value once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      (keys, capacity) => {
        const dropped: number[] = [];
        const kept = new RecentlyUsed<number, number>(capacity, (value) => dropped.push(value));
        keys.forEach((key, time) => kept.set(key, time));
        const newest = [...new Set(keys.toReversed())].slice(0, capacity);
        expect(newest.every((key) => kept.has(key))).toBe(true);
        expect(kept.size).toBe(newest.length);
        expect(new Set(dropped).size).toBe(dropped.length);
        expect(dropped.length + kept.size).toBe(keys.length);
      },
    ),
  );
});
