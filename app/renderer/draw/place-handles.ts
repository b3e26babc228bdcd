import type { Box } from '../../core/drawing/box.ts';
import { CANVAS_SIDE } from '../state/drawing.svelte.ts';

/** In canvas units: how near to the edge the middle of a handle may be. */
const MARGIN = 8;
/** A box that is shown is no smaller, or its handles would cover the ink that one moves. */
const LEAST_SIDE = 40;
/** The middle of the knob from the box. */
const KNOB_AWAY = 22;

interface Handles {
  /** The box as it is shown: where the ink's own reaches beyond the canvas, the handles would too. */
  box: Box;
  /** By which one turns, and where its stem begins. */
  knob: { x: number; y: number; footX: number; footY: number };
}

/** Where the handles of ink with this outline are, all of them on the canvas. */
export function placeHandles(outline: Box): Handles {
  const [left, right] = onCanvas(outline.left, outline.right);
  const [top, bottom] = onCanvas(outline.top, outline.bottom);
  const box = { left, right, top, bottom };
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  const beside = [
    { x, y: top - KNOB_AWAY, footX: x, footY: top },
    { x, y: bottom + KNOB_AWAY, footX: x, footY: bottom },
    { x: right + KNOB_AWAY, y, footX: right, footY: y },
    { x: left - KNOB_AWAY, y, footX: left, footY: y },
  ];
  const within = { x, y: top + KNOB_AWAY, footX: x, footY: top };
  return { box, knob: beside.find((knob) => isOn(knob.x) && isOn(knob.y)) ?? within };
}

function onCanvas(from: number, to: number): [from: number, to: number] {
  const half = LEAST_SIDE / 2;
  const middle = clamp((from + to) / 2, MARGIN + half, CANVAS_SIDE - MARGIN - half);
  return [
    Math.max(MARGIN, Math.min(from, middle - half)),
    Math.min(CANVAS_SIDE - MARGIN, Math.max(to, middle + half)),
  ];
}

function isOn(place: number): boolean {
  return place >= MARGIN && place <= CANVAS_SIDE - MARGIN;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
