import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitToGrid } from '../../../app/core/drawing/fit-to-grid.ts';
import { boxOf } from '../../../app/core/drawing/box.ts';
import type { Point, Stroke } from '../../../app/core/drawing/stroke.ts';
import {
  keepOnPaper,
  moveStrokes,
  rotateStrokes,
  scaleStrokes,
} from '../../../app/core/drawing/transform.ts';

const SIDE = 280;
/** The rounding of floats to bytes, which is all that may change where nothing should. */
const ROUNDING = 1;

const coordinate = fc.double({ min: -600, max: 900, noNaN: true });
const point = fc.tuple(coordinate, coordinate);
const drawing: fc.Arbitrary<Point[][]> = fc.array(
  fc.array(point, { minLength: 1, maxLength: 10 }),
  { minLength: 1, maxLength: 4 },
);

function sizeOf(strokes: readonly Stroke[]): number {
  const { left, right, top, bottom } = boxOf(strokes);
  return Math.max(right - left, bottom - top);
}

function largestDifference(a: readonly Stroke[], b: readonly Stroke[]): number {
  const others = b.flat();
  return Math.max(
    ...a.flat().map(([x, y], at) => Math.hypot(x - others[at]![0], y - others[at]![1])),
  );
}

describe('the transforms', () => {
  it('are undone by their opposites', () => {
    fc.assert(
      fc.property(drawing, point, fc.double({ min: 0.2, max: 5, noNaN: true }), (ink, at, by) => {
        const there = rotateStrokes(scaleStrokes(moveStrokes(ink, 12, -7), at, by), at, by);
        const back = moveStrokes(scaleStrokes(rotateStrokes(there, at, -by), at, 1 / by), -12, 7);
        expect(largestDifference(ink, back)).toBeLessThan(1e-6);
      }),
    );
  });

  it('leave when each point was drawn, and how hard, as it was', () => {
    const ink: Stroke[] = [
      [
        [1, 2],
        [3, 4, 50],
        [5, 6, 60, 0.5],
      ],
    ];
    expect(moveStrokes(ink, 1, 1)).toEqual([
      [
        [2, 3],
        [4, 5, 50],
        [6, 7, 60, 0.5],
      ],
    ]);
  });

  it('turn clockwise', () => {
    const [[right]] = rotateStrokes([[[10, 0]]], [0, 0], Math.PI / 2) as [[Point]];
    expect(right[0]).toBeCloseTo(0);
    expect(right[1]).toBeCloseTo(10);
  });

  it('change nothing that the network sees by moving and scaling', () => {
    const factor = fc.double({ min: 0.3, max: 3, noNaN: true });
    fc.assert(
      fc.property(drawing, factor, point, (ink, by, at) => {
        fc.pre(sizeOf(ink) > 1);
        const before = fitToGrid(ink);
        const after = fitToGrid(moveStrokes(scaleStrokes(ink, at, by), at[0], at[1]));
        before.forEach((level, pixel) => {
          expect(Math.abs(level - after[pixel]!)).toBeLessThanOrEqual(ROUNDING);
        });
      }),
    );
  });
});

describe('keepOnPaper', () => {
  it('brings everything onto the paper, keeping its shape', () => {
    fc.assert(
      fc.property(drawing, (ink) => {
        const kept = keepOnPaper(ink, SIDE);
        const { left, right, top, bottom } = boxOf(kept);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1e-6);
        expect(Math.max(right, bottom)).toBeLessThanOrEqual(SIDE + 1e-6);
        const before = boxOf(ink);
        const scale = Math.min(1, SIDE / sizeOf(ink));
        expect(right - left).toBeCloseTo((before.right - before.left) * scale, 4);
        expect(bottom - top).toBeCloseTo((before.bottom - before.top) * scale, 4);
      }),
    );
  });

  it('leaves what is on the paper where it is', () => {
    const ink: Stroke[] = [
      [
        [0, 0],
        [280, 280],
      ],
    ];
    expect(keepOnPaper(ink, SIDE)).toBe(ink);
    expect(keepOnPaper([], SIDE)).toEqual([]);
  });
});
