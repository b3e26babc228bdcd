import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Name } from '../../app/contract/dataset.ts';
import { PixelGrid, PixelGrids } from '../../app/contract/digit.ts';
import { type InkPoint, InkStrokes, MOST_POINTS } from '../../app/contract/ink.ts';
import { Mirror } from '../../app/contract/mirror.ts';

describe('what is taken from a page', () => {
  it('is a grid of its own, where the page sent a view of more', () => {
    const large = new Uint8Array(10_000_000).fill(7);
    const grid = v.parse(PixelGrid, large.subarray(5, 5 + 784));
    expect(grid).toEqual(new Uint8Array(784).fill(7));
    expect(grid.buffer.byteLength).toBe(784);
    const grids = v.parse(PixelGrids, large.subarray(0, 2 * 784));
    expect(grids.buffer.byteLength).toBe(2 * 784);
  });

  it('is the same grid where there is no more', () => {
    const grid = new Uint8Array(784);
    expect(v.parse(PixelGrid, grid)).toBe(grid);
  });

  it('is no name or address that has to be cut out of a long text', () => {
    expect(v.parse(Name, '  Lin Mei  ')).toBe('Lin Mei');
    const spaces = ' '.repeat(1_000_000);
    expect(v.is(Name, `Lin Mei${spaces}`)).toBe(false);
    expect(v.is(Mirror, `https://example.org/${spaces}`)).toBe(false);
  });

  it('is a drawing of no more points than a quick pen makes in minutes', () => {
    const stroke = Array.from({ length: MOST_POINTS }, (): InkPoint => [1, 2]);
    expect(v.is(InkStrokes, new Array(5).fill(stroke))).toBe(true);
    expect(v.is(InkStrokes, [...new Array<InkPoint[]>(5).fill(stroke), [[1, 2]]])).toBe(false);
  });
});
