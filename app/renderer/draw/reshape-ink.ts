import { type Box, boxOf } from '../../core/drawing/box.ts';
import type { Stroke } from '../../core/drawing/stroke.ts';
import {
  keepOnPaper,
  moveStrokes,
  rotateStrokes,
  scaleStrokes,
} from '../../core/drawing/transform.ts';
import { CANVAS_SIDE } from '../state/drawing.svelte.ts';

type Place = readonly [x: number, y: number];

/** What one holds the ink by. */
export type Handle =
  | { kind: 'inside' }
  /** The corner, with the one across that stays. */
  | { kind: 'corner'; at: Place; across: Place }
  | { kind: 'knob' };

/** Ink is not made smaller than this, in canvas units: it could not be held any more. */
const LEAST_SIZE = 12;
/** With Shift the ink turns by steps. */
const TURN_STEP = Math.PI / 12;
const WHOLE_TURN = 2 * Math.PI;

const KEYS = { move: 2, farMove: 10, scale: 1.05, turn: Math.PI / 36 } as const;

/** The ink after a handle was drawn from one place to another. */
export function dragInk(
  strokes: readonly Stroke[],
  handle: Handle,
  { from, to, bySteps }: { from: Place; to: Place; bySteps: boolean },
): readonly Stroke[] {
  switch (handle.kind) {
    case 'inside':
      return onPaper(moveStrokes(strokes, to[0] - from[0], to[1] - from[1]));
    case 'corner':
      return onPaper(scaleStrokes(strokes, handle.across, scaleBy(strokes, handle, from, to)));
    case 'knob': {
      const middle = middleOf(boxOf(strokes));
      return onPaper(rotateStrokes(strokes, middle, turnBetween(middle, from, to, bySteps)));
    }
  }
}

/** The ink after a key; null if the key does nothing to it. */
export function nudgeInk(
  strokes: readonly Stroke[],
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): readonly Stroke[] | null {
  const step = shiftKey ? KEYS.farMove : KEYS.move;
  const middle = middleOf(boxOf(strokes));
  switch (key) {
    case 'ArrowLeft':
      return onPaper(moveStrokes(strokes, -step, 0));
    case 'ArrowRight':
      return onPaper(moveStrokes(strokes, step, 0));
    case 'ArrowUp':
      return onPaper(moveStrokes(strokes, 0, -step));
    case 'ArrowDown':
      return onPaper(moveStrokes(strokes, 0, step));
    case '+':
    case '=':
      return onPaper(scaleStrokes(strokes, middle, KEYS.scale));
    case '-':
      return onPaper(scaleStrokes(strokes, middle, largeEnough(strokes, 1 / KEYS.scale)));
    case '[':
      return onPaper(rotateStrokes(strokes, middle, -KEYS.turn));
    case ']':
      return onPaper(rotateStrokes(strokes, middle, KEYS.turn));
    default:
      return null;
  }
}

function onPaper(strokes: readonly Stroke[]): readonly Stroke[] {
  return keepOnPaper(strokes, CANVAS_SIDE);
}

/** By how much the way from the corner across has become longer, along its own direction. */
function scaleBy(
  strokes: readonly Stroke[],
  { at, across }: { at: Place; across: Place },
  from: Place,
  to: Place,
): number {
  const wayX = at[0] - across[0];
  const wayY = at[1] - across[1];
  const length = wayX * wayX + wayY * wayY;
  if (length === 0) return 1;
  const along = ((to[0] - from[0]) * wayX + (to[1] - from[1]) * wayY) / length;
  return largeEnough(strokes, 1 + along);
}

function largeEnough(strokes: readonly Stroke[], factor: number): number {
  const { left, right, top, bottom } = boxOf(strokes);
  const size = Math.max(right - left, bottom - top);
  return Math.max(factor, Math.min(1, LEAST_SIZE / Math.max(size, 1)));
}

function turnBetween(middle: Place, from: Place, to: Place, bySteps: boolean): number {
  const angleOf = (place: Place) => Math.atan2(place[1] - middle[1], place[0] - middle[0]);
  const turn = (angleOf(to) - angleOf(from)) % WHOLE_TURN;
  return bySteps ? Math.round(turn / TURN_STEP) * TURN_STEP : turn;
}

function middleOf({ left, right, top, bottom }: Box): Place {
  return [(left + right) / 2, (top + bottom) / 2];
}
