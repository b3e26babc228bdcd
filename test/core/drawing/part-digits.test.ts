import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_GRIDS } from '../../../app/contract/digit.ts';
import { fitToGrid } from '../../../app/core/drawing/fit-to-grid.ts';
import { partDigits } from '../../../app/core/drawing/part-digits.ts';
import type { Point, Stroke } from '../../../app/core/drawing/stroke.ts';
import { moveStrokes, scaleStrokes } from '../../../app/core/drawing/transform.ts';

const one: Stroke[] = [
  [
    [0, 0],
    [0, 100],
  ],
];
/** A body, and a bar that was lifted off it and drawn a little to the right. */
const five: Stroke[] = [
  [
    [10, 10],
    [8, 40],
    [35, 60],
    [25, 95],
    [0, 98],
  ],
  [
    [44, 8],
    [70, 6],
  ],
];
/** Two strokes with a little paper between them, as many people write it. */
const four: Stroke[] = [
  [
    [0, 0],
    [0, 50],
    [45, 50],
  ],
  [
    [54, 10],
    [52, 100],
  ],
];
const seven: Stroke[] = [
  [
    [0, 0],
    [50, 0],
    [20, 100],
  ],
  [
    [10, 55],
    [60, 45],
  ],
];

/** Digits beside each other, with so much paper between each and the next. */
function row(digits: readonly (readonly Stroke[])[], gap: number): Stroke[] {
  let right = 0;
  return digits.flatMap((digit) => {
    const xs = digit.flat().map(([x]) => x);
    const moved = moveStrokes(digit, right - Math.min(...xs), 0);
    right += Math.max(...xs) - Math.min(...xs) + gap;
    return moved;
  });
}

const coordinate = fc.integer({ min: 0, max: 500 });
const point = fc.tuple(coordinate, coordinate);
const drawing: fc.Arbitrary<Point[][]> = fc.array(fc.array(point, { minLength: 1, maxLength: 8 }), {
  maxLength: 12,
});

describe('partDigits', () => {
  it('finds nothing on a blank sheet', () => {
    expect(partDigits([])).toEqual([]);
    expect(partDigits([[]])).toEqual([]);
  });

  it.each([
    ['a 1', one],
    ['a 5 whose bar stands off', five],
    ['a 4 of two strokes that do not touch', four],
    ['a 7 with a bar', seven],
    ['a dot', [[[5, 5]]] as Stroke[]],
  ])('leaves %s whole', (_, digit) => {
    expect(partDigits(digit)).toEqual([digit.map((_, place) => place)]);
  });

  it('parts digits that stand beside each other, as narrow as they are', () => {
    expect(partDigits(row([one, one], 25))).toEqual([[0], [1]]);
    expect(partDigits(row([seven, five, four, one], 25))).toEqual([[0, 1], [2, 3], [4, 5], [6]]);
  });

  it('goes by where they stand, not by when they were drawn', () => {
    const [left, right] = row([seven, one], 30).slice(1);
    const drawn = [right!, left!, row([seven], 30)[0]!];
    expect(partDigits(drawn)).toEqual([[1, 2], [0]]);
  });

  it('puts every stroke into exactly one digit, from left to right', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const digits = partDigits(strokes);
        const places = digits.flat();
        expect(places.toSorted((a, b) => a - b)).toEqual(strokes.map((_, place) => place));
        const edges = digits.map((digit) => {
          const xs = digit.flatMap((place) => strokes[place]!.map(([x]) => x));
          return { left: Math.min(...xs), right: Math.max(...xs) };
        });
        edges.slice(1).forEach(({ left }, before) => {
          expect(left).toBeGreaterThan(edges[before]!.right);
        });
      }),
    );
  });

  it('parts the same wherever and however large it was written', () => {
    // Powers of two and whole steps, which no rounding changes.
    const scale = fc.constantFrom(0.25, 0.5, 2, 8);
    fc.assert(
      fc.property(drawing, scale, coordinate, coordinate, (strokes, factor, byX, byY) => {
        const moved = moveStrokes(scaleStrokes(strokes, [0, 0], factor), byX, byY);
        expect(partDigits(moved)).toEqual(partDigits(strokes));
      }),
    );
  });

  it('never parts a stroke', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (stroke) => {
        expect(partDigits([stroke])).toEqual([[0]]);
      }),
    );
  });

  it('makes no more than can be read at once', () => {
    const many = row(
      Array.from({ length: MOST_GRIDS + 9 }, () => one),
      30,
    );
    const digits = partDigits(many);
    expect(digits.length).toBeLessThanOrEqual(MOST_GRIDS);
    expect(digits.flat()).toHaveLength(many.length);
  });

  it('lets the network see each digit as if it stood alone', () => {
    const digits = [seven, four, five];
    const strokes = row(digits, 30);
    const parts = partDigits(strokes).map((places) => places.map((place) => strokes[place]!));
    parts.forEach((part, place) => {
      const alone = fitToGrid(digits[place]!);
      const beside = fitToGrid(part);
      alone.forEach((level, pixel) => {
        expect(Math.abs(level - beside[pixel]!)).toBeLessThanOrEqual(1);
      });
    });
  });
});
