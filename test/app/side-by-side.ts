import type { Stroke } from '../../app/core/drawing/stroke.ts';

/** Half a digit's height of paper between two of them. */
const GAP = 70;

/** Digits of about the same height in a row, as one drawing. */
export function sideBySide(digits: readonly (readonly Stroke[])[], gap = GAP): Stroke[] {
  let end = 0;
  return digits.flatMap((strokes) => {
    const across = strokes.flat().map(([x]) => x);
    const by = end - Math.min(...across);
    end += Math.max(...across) - Math.min(...across) + gap;
    return strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x + by, y]));
  });
}
