import { describe, expect, it } from 'vitest';
import type { PixelGrid } from '../../../../../app/contract/digit.ts';
import { fitToGrid } from '../../../../../app/core/drawing/fit-to-grid.ts';
import type { Stroke } from '../../../../../app/core/drawing/stroke.ts';
import { drawInto } from '../../../../../app/main/engine/augmentation/styles/draw-into.ts';
import { fitAgain } from '../../../../../app/main/engine/augmentation/styles/fit-again.ts';
import {
  centreOfDigit,
  inkOfRow,
  inkRows,
} from '../../../../../app/main/engine/augmentation/styles/ink.ts';
import { PLAIN } from '../drawn-digits.ts';

const PEN = 2.5;
const one = fitToGrid(PLAIN.one);
const centre = centreOfDigit(one);

function drawn(...strokes: Stroke[]): PixelGrid {
  return fitAgain(drawInto({ ink: one, strokes }, PEN), centre);
}

describe('what was drawn into a digit', () => {
  it('is the digit as it was where it is nothing', () => {
    expect(drawn()).toEqual(one);
  });

  it('moves it by whole pixels, so that the centre of mass stays', () => {
    const changed = drawn([
      [6, 10],
      [6, 18],
    ]);
    const [x, y] = centreOfDigit(changed);
    expect(Math.abs(x - centre[0])).toBeLessThanOrEqual(0.5);
    expect(Math.abs(y - centre[1])).toBeLessThanOrEqual(0.5);
    // The stem is as sharp as before.
    const [before, after] = [one, changed].map((pixels) => pixels.filter((level) => level === 255));
    expect(after!.length).toBeGreaterThanOrEqual(before!.length);
    expect(inkRows(changed)).toEqual(inkRows(one));
  });

  it('makes it smaller where it is longer than samples are, even beyond the picture', () => {
    const foot = inkOfRow(one, inkRows(one)!.bottom - 1)!.middle;
    const changed = drawn([foot, [foot[0], foot[1] + 8]]);
    const { top, bottom } = inkRows(changed)!;
    expect(bottom + 1 - top).toBeGreaterThanOrEqual(19);
    expect(bottom + 1 - top).toBeLessThanOrEqual(21);
    expect(Math.max(...changed)).toBe(255);
    const [x, y] = centreOfDigit(changed);
    expect(Math.abs(x - centre[0])).toBeLessThan(0.2);
    expect(Math.abs(y - centre[1])).toBeLessThan(0.2);
  });
});
