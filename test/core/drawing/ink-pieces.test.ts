import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkPieces } from '../../../app/core/drawing/ink-pieces.ts';
import { renderInk } from '../../../app/core/drawing/render-ink.ts';
import type { Stroke } from '../../../app/core/drawing/stroke.ts';

const coordinate = fc.double({ min: 0, max: 28, noNaN: true });
const stroke = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 });

function lengthOf(piece: Stroke): number {
  return piece.reduce((sum, [x, y], index) => {
    const before = piece[index - 1];
    return before ? sum + Math.hypot(x - before[0], y - before[1]) : sum;
  }, 0);
}

describe('inkPieces', () => {
  it('are the strokes where there are several, and nothing where there is none', () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 2, maxLength: 5 }), (strokes) => {
        expect(inkPieces(strokes)).toEqual(strokes);
      }),
    );
    expect(inkPieces([])).toEqual([]);
  });

  it('are the quarters of a single stroke', () => {
    const line: Stroke = [
      [0, 0],
      [3, 0],
      [8, 0],
    ];
    expect(inkPieces([line])).toEqual([
      [
        [0, 0],
        [2, 0],
      ],
      [
        [2, 0],
        [3, 0],
        [4, 0],
      ],
      [
        [4, 0],
        [6, 0],
      ],
      [
        [6, 0],
        [8, 0],
      ],
    ]);
  });

  it('are equally long, and together the same ink', () => {
    fc.assert(
      fc.property(stroke, (only) => {
        fc.pre(lengthOf(only) > 0.01);
        const pieces = inkPieces([only]);
        expect(pieces).toHaveLength(4);
        for (const piece of pieces) expect(lengthOf(piece)).toBeCloseTo(lengthOf(only) / 4, 6);
        const whole = renderInk([only], 2.5, 28).coverage;
        renderInk(pieces, 2.5, 28).coverage.forEach((share, pixel) => {
          expect(share).toBeCloseTo(whole[pixel]!, 4);
        });
      }),
    );
  });

  it('leave a dot whole', () => {
    expect(inkPieces([[[5, 5]]])).toEqual([[[5, 5]]]);
  });
});
