import { type Box, boxOf } from '../../core/drawing/box.ts';
import {
  keepOnPaper,
  moveStrokes,
  rotateStrokes,
  scaleOntoPaper,
  scaleStrokes,
} from '../../core/drawing/transform.ts';
import type { Stroke } from '../../core/drawing/stroke.ts';
import { CANVAS_SIDE } from '../state/drawing.svelte.ts';
import type { HeldInk } from '../state/sheet.ts';

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
  held: HeldInk,
  handle: Handle,
  { from, to, bySteps }: { from: Place; to: Place; bySteps: boolean },
): HeldInk {
  const { strokes } = held;
  switch (handle.kind) {
    case 'inside':
      return moved(held, to[0] - from[0], to[1] - from[1]);
    case 'corner':
      return scaled(held, handle.across, scaleBy(strokes, handle, from, to));
    case 'knob': {
      const middle = middleOf(boxOf(strokes));
      return turned(held, middle, turnBetween(middle, from, to, bySteps));
    }
  }
}

/** The ink after a key; null if the key does nothing to it. */
export function nudgeInk(
  held: HeldInk,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): HeldInk | null {
  const { strokes } = held;
  const step = shiftKey ? KEYS.farMove : KEYS.move;
  const middle = middleOf(boxOf(strokes));
  switch (key) {
    case 'ArrowLeft':
      return moved(held, -step, 0);
    case 'ArrowRight':
      return moved(held, step, 0);
    case 'ArrowUp':
      return moved(held, 0, -step);
    case 'ArrowDown':
      return moved(held, 0, step);
    case '+':
    case '=':
      return scaled(held, middle, KEYS.scale);
    case '-':
      return scaled(held, middle, largeEnough(strokes, 1 / KEYS.scale));
    case '[':
      return turned(held, middle, -KEYS.turn);
    case ']':
      return turned(held, middle, KEYS.turn);
    default:
      return null;
  }
}

function moved({ strokes, scale }: HeldInk, byX: number, byY: number): HeldInk {
  return onPaper(moveStrokes(strokes, byX, byY), scale);
}

function scaled({ strokes, scale }: HeldInk, about: Place, factor: number): HeldInk {
  return onPaper(scaleStrokes(strokes, about, factor), scale * factor);
}

function turned({ strokes, scale }: HeldInk, about: Place, angle: number): HeldInk {
  return onPaper(rotateStrokes(strokes, about, angle), scale);
}

function onPaper(strokes: readonly Stroke[], scale: number): HeldInk {
  return {
    strokes: keepOnPaper(strokes, CANVAS_SIDE),
    scale: scale * scaleOntoPaper(strokes, CANVAS_SIDE),
  };
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
