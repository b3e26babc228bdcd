import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveInGrid } from '../../../../app/renderer/digits/browse/move-in-grid.ts';

const KEYS = [
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  ...['PageUp', 'PageDown', 'Home', 'End'],
];
/** Four rows: 0 to 9, 10 to 19, 20 to 29, 30 to 34. */
const size = { total: 35, columns: 10, rowsInPage: 2 };

describe('a key', () => {
  it.each([
    ['ArrowLeft', 12, 11],
    ['ArrowLeft', 10, 9],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 19, 20],
    ['ArrowRight', 34, 34],
    ['ArrowUp', 25, 15],
    ['ArrowUp', 5, 5],
    ['ArrowDown', 12, 22],
    ['ArrowDown', 28, 34],
    ['ArrowDown', 34, 34],
    ['PageUp', 33, 13],
    ['PageUp', 12, 2],
    ['PageDown', 3, 23],
    ['PageDown', 22, 32],
    ['Home', 17, 0],
    ['Home', 1, 0],
    ['End', 3, 34],
    ['End', 33, 34],
  ])('%s goes from %i to %i', (key, from, to) => {
    expect(moveInGrid(key, from, size)).toBe(to);
  });

  it('never leaves the grid', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KEYS),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(),
        (key, total, columns, rowsInPage, seed) => {
          const to = moveInGrid(key, seed % total, { total, columns, rowsInPage });
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThan(total);
        },
      ),
    );
  });

  it('of another kind, or in an empty grid, does nothing', () => {
    expect(moveInGrid('Enter', 3, size)).toBeNull();
    expect(moveInGrid('ArrowDown', 0, { ...size, total: 0 })).toBeNull();
  });
});
