import { type PixelGrid } from '../../contract/digit.ts';
import { type Ink, type InkPoint, PEN } from '../../contract/ink.ts';
import { fitToGrid } from '../../core/drawing/fit-to-grid.ts';
import type { GreyPicture } from '../../core/drawing/grey-picture.ts';
import { partDigits } from '../../core/drawing/part-digits.ts';
import type { Stroke } from '../../core/drawing/stroke.ts';

/** A picture that was pasted, in place of strokes. */
export interface PastedPicture {
  /** What the network sees of each of its digits, from left to right. */
  digits: readonly PixelGrid[];
  /** Its ink alone, 0 paper to 255 ink, cut to its outline: what the canvas shows of it. */
  ink: GreyPicture;
}

/** What is on the canvas at one time. */
export interface Sheet {
  /** Empty where there is a picture. */
  strokes: readonly Stroke[];
  picture: PastedPicture | null;
  /** Thickness of the ink, in pixels of the grid. */
  pen: number;
  /** How many times as large the ink is as it was drawn. */
  scale: number;
}

/** All strokes, as they are moved, scaled and turned together. */
export type HeldInk = Pick<Sheet, 'strokes' | 'scale'>;

/** One digit of those that stand side by side. */
export interface DrawnDigit {
  /** In the order in which they were drawn; none of a picture. */
  strokes: readonly Stroke[];
  pen: number;
  /** What the network sees of it. */
  grid: PixelGrid;
}

export const BLANK_SHEET: Sheet = { strokes: [], picture: null, pen: PEN.standard, scale: 1 };

/**
 * The digits on a sheet, from left to right.
 * @param known those of the sheet before: one whose strokes are the same need not be fitted again
 */
export function digitsOf(
  { strokes, picture, pen }: Sheet,
  known: readonly DrawnDigit[],
): readonly DrawnDigit[] {
  if (picture) return picture.digits.map((grid) => ({ strokes: [], pen, grid }));
  return partDigits(strokes).map((places) => {
    const own = places.map((place) => strokes[place]!);
    return (
      known.find((digit) => digit.pen === pen && areSame(digit.strokes, own)) ?? {
        strokes: own,
        pen,
        grid: fitToGrid(own, { pen }),
      }
    );
  });
}

/** How strokes are kept: their time begins with their own first point. */
export function inkOfStrokes(
  strokes: readonly Stroke[],
  pen: number,
): Extract<Ink, { kind: 'strokes' }> {
  const begun = strokes[0]?.[0]?.[2] ?? 0;
  const kept = strokes.map((stroke) =>
    stroke.map(([x, y, time, pressure]): InkPoint => {
      if (time === undefined) return [x, y];
      const since = Math.max(0, time - begun);
      return pressure === undefined ? [x, y, since] : [x, y, since, pressure];
    }),
  );
  return { kind: 'strokes', strokes: kept, pen };
}

/** The sheet that shows what was kept. */
export function sheetOfInk(ink: Ink, pen: number): Sheet {
  if (ink.kind === 'strokes')
    return { strokes: ink.strokes, picture: null, pen: ink.pen, scale: 1 };
  const side = Math.sqrt(ink.pixels.length);
  const shown = { width: side, height: side, pixels: ink.pixels };
  return { strokes: [], picture: { digits: [ink.pixels], ink: shown }, pen, scale: 1 };
}

function areSame(some: readonly Stroke[], others: readonly Stroke[]): boolean {
  return some.length === others.length && some.every((stroke, index) => stroke === others[index]);
}
