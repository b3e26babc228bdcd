import type { Point } from '../../core/drawing/stroke.ts';
import { CANVAS_SIDE } from '../state/drawing.svelte.ts';

/** Finer than any screen or pen; the rest of a float's digits would only be stored. */
const PER_UNIT = 100;
const PER_MS = 10;
const PER_PRESSURE = 1000;

/**
 * All the places the pointer was since the last event, in canvas units, with the time and a pen's
 * pressure: the browser joins the moves of a frame into one event, which would make corners of
 * curves. What is outside of the canvas is taken to its edge, or the network would see ink that
 * nobody else sees.
 */
export function pointsOf(event: PointerEvent, canvas: Element): Point[] {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  // Only moves have coalesced events, and a synthetic move has none.
  const coalesced = event.getCoalescedEvents();
  return (coalesced.length > 0 ? coalesced : [event]).map(
    ({ clientX, clientY, timeStamp, pointerType, pressure }): Point => {
      const x = onCanvas((clientX - left) / width);
      const y = onCanvas((clientY - top) / height);
      const time = round(timeStamp, PER_MS);
      // A mouse says one half of every click.
      return pointerType === 'pen' ? [x, y, time, round(pressure, PER_PRESSURE)] : [x, y, time];
    },
  );
}

function onCanvas(share: number): number {
  return round(Math.min(1, Math.max(0, share)) * CANVAS_SIDE, PER_UNIT);
}

function round(value: number, per: number): number {
  return Math.round(value * per) / per;
}
