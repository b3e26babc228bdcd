import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitNumber } from '../../../app/renderer/draw/fit-number.ts';

/** As in the smallest window. */
const ROOM = { width: 96, height: 62 };

describe('a number in little room', () => {
  it('stays in one line as long as it can be read well', () => {
    expect(fitNumber(2, ROOM).columns).toBe(2);
    expect(fitNumber(6, ROOM).columns).toBe(6);
    expect(fitNumber(8, { width: 200, height: 62 }).columns).toBe(8);
  });

  it('is broken into equal lines where its digits would be too small', () => {
    const { columns, size } = fitNumber(8, ROOM);
    expect(columns).toBe(4);
    expect(size).toBeGreaterThan(20);
  });

  it('can still be read with as many digits as there can be', () => {
    expect(fitNumber(32, ROOM).size).toBeGreaterThan(12);
  });

  it('fits, whatever the room', () => {
    const side = fc.double({ min: 1, max: 2000, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 32 }), side, side, (count, width, height) => {
        const { columns, size } = fitNumber(count, { width, height });
        expect(columns * size * 0.7).toBeLessThan(width);
        expect(Math.ceil(count / columns) * size * 1.1).toBeLessThan(height);
      }),
    );
  });

  it('has no size where there is no room yet', () => {
    expect(fitNumber(3, { width: 0, height: 0 })).toEqual({ columns: 3, size: 0 });
  });
});
