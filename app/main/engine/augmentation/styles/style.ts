import type { PixelGrid } from '../../../../contract/digit.ts';
import type { Stroke } from '../../../../core/drawing/stroke.ts';
import type { Random } from '../../../../core/random.ts';

/** A digit as people of another habit write it. */
export interface Restyled {
  /** What stays of its ink. */
  ink: PixelGrid;
  /** What is drawn beside it. */
  strokes: readonly Stroke[];
}

/**
 * A habit of writing, put into a digit that was written without it: null where it has it already,
 * or where the digit is not as the habit needs it. `pen` is how thick its ink is, in pixels.
 */
export type Style = (pixels: PixelGrid, random: Random, pen: number) => Restyled | null;
