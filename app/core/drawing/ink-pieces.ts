import type { Point, Stroke } from './stroke.ts';

/** Into so many pieces a drawing falls that is one stroke. */
const PIECES_OF_ONE = 4;

/**
 * What can be hidden of a drawing one at a time: its strokes, or if it is a single one its quarters
 * from the beginning to the end, as long as each other. All together they are the same ink.
 */
export function inkPieces(strokes: readonly Stroke[]): readonly Stroke[] {
  const [only] = strokes;
  if (!only || strokes.length > 1) return strokes;
  const whole = lengthOf(only);
  return whole > 0 ? divide(only, whole / PIECES_OF_ONE) : strokes;
}

/** Pieces of this length; the last one ends where the stroke does. */
function divide(stroke: Stroke, length: number): Stroke[] {
  const pieces: Point[][] = [[stroke[0]!]];
  let left = length;
  for (let index = 1; index < stroke.length; index++) {
    let from = stroke[index - 1]!;
    const to = stroke[index]!;
    let line = distance(from, to);
    while (line > left && pieces.length < PIECES_OF_ONE) {
      const share = left / line;
      const cut: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
      pieces.at(-1)!.push(cut);
      pieces.push([cut]);
      from = cut;
      line -= left;
      left = length;
    }
    pieces.at(-1)!.push(to);
    left -= line;
  }
  return pieces;
}

function lengthOf(stroke: Stroke): number {
  return stroke.reduce(
    (sum, point, index) => (index === 0 ? 0 : sum + distance(stroke[index - 1]!, point)),
    0,
  );
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}
