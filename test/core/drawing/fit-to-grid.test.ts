import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PEN } from '../../../app/contract/ink.ts';
import { fitToGrid } from '../../../app/core/drawing/fit-to-grid.ts';
import { CENTRE } from '../../../app/core/drawing/place-ink.ts';
import type { Stroke } from '../../../app/core/drawing/stroke.ts';

const SIDE = 28;
/** The most that a pixel of 255 may change where nothing should: the rounding of floats to bytes. */
const ROUNDING = 1;

const seven: Stroke[] = [
  [
    [10, 20],
    [60, 18],
    [30, 90],
  ],
];

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const drawing = fc.array(
  fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 }),
  {
    minLength: 1,
    maxLength: 4,
  },
);
/** Drawings too small to have a shape are dots, and a dot has no size that could be kept. */
const sizedDrawing = drawing.filter((strokes) => {
  const points = strokes.flat();
  const size = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  return Math.max(size(0), size(1)) > 1;
});

function change(
  strokes: readonly Stroke[],
  to: (x: number, y: number) => [number, number],
): Stroke[] {
  return strokes.map((stroke) => stroke.map(([x, y]) => to(x, y)));
}

function largestDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((largest, value, pixel) => Math.max(largest, Math.abs(value - b[pixel]!)), 0);
}

function inkBounds(grid: Uint8Array, least = 128): { rows: number; columns: number } {
  const rows = new Set<number>();
  const columns = new Set<number>();
  grid.forEach((ink, pixel) => {
    if (ink < least) return;
    rows.add(Math.floor(pixel / SIDE));
    columns.add(pixel % SIDE);
  });
  return { rows: rows.size, columns: columns.size };
}

describe('fitToGrid', () => {
  it('gives an empty grid for a blank canvas', () => {
    expect(fitToGrid([])).toEqual(new Uint8Array(SIDE * SIDE));
    expect(fitToGrid([[]])).toEqual(new Uint8Array(SIDE * SIDE));
  });

  it('draws a dot where there is one point', () => {
    const { rows, columns } = inkBounds(fitToGrid([[[250, 250]]], { pen: 3 }));
    expect([rows, columns]).toEqual([3, 3]);
  });

  it('fills 20 pixels with the longer side, the palest ink included, and keeps the shape', () => {
    const { rows, columns } = inkBounds(fitToGrid(seven), 1);
    // At a fractional position 20 pixels of ink touch 21.
    expect(rows).toBeGreaterThanOrEqual(20);
    expect(rows).toBeLessThanOrEqual(21);
    // The shape is 50 wide and 72 high: its centre lines take 16.5 rows and 11.5 columns.
    expect(columns).toBeGreaterThanOrEqual(14);
    expect(columns).toBeLessThanOrEqual(16);
  });

  it('puts the centre of mass where MNIST has it', () => {
    const grid = fitToGrid(seven);
    let mass = 0;
    let sumX = 0;
    let sumY = 0;
    grid.forEach((ink, pixel) => {
      mass += ink;
      sumX += ink * ((pixel % SIDE) + 0.5);
      sumY += ink * (Math.floor(pixel / SIDE) + 0.5);
    });
    expect(sumX / mass).toBeCloseTo(CENTRE.x, 1);
    expect(sumY / mass).toBeCloseTo(CENTRE.y, 1);
  });

  it('uses more ink for a thicker pen', () => {
    const ink = (pen: number) => fitToGrid(seven, { pen }).reduce((sum, value) => sum + value, 0);
    expect(ink(PEN.maximum)).toBeGreaterThan(1.5 * ink(PEN.minimum));
  });

  it('sees the same wherever and however large one draws', () => {
    fc.assert(
      fc.property(
        sizedDrawing,
        coordinate,
        coordinate,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (strokes, byX, byY, scale) => {
          const moved = change(strokes, (x, y) => [x * scale + byX, y * scale + byY]);
          const difference = largestDifference(fitToGrid(strokes), fitToGrid(moved));
          expect(difference).toBeLessThanOrEqual(ROUNDING);
        },
      ),
    );
  });

  it('sees the same however many points a line is made of', () => {
    fc.assert(
      fc.property(sizedDrawing, fc.array(share, { maxLength: 5 }), (strokes, shares) => {
        const between = shares.toSorted((a, b) => a - b);
        const resampled = strokes.map((stroke) =>
          stroke.flatMap((point, index): Stroke => {
            const [x, y] = stroke[index - 1] ?? point;
            const added = between.map((along): [number, number] => [
              x + (point[0] - x) * along,
              y + (point[1] - y) * along,
            ]);
            return index > 0 ? [...added, point] : [point];
          }),
        );
        const difference = largestDifference(fitToGrid(strokes), fitToGrid(resampled));
        expect(difference).toBeLessThanOrEqual(ROUNDING);
      }),
    );
  });

  it('gives 784 bytes with some ink for whatever is drawn', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const grid = fitToGrid(strokes);
        expect(grid).toHaveLength(SIDE * SIDE);
        expect(Math.max(...grid)).toBeGreaterThan(0);
      }),
    );
  });
});
