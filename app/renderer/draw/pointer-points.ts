import type { Point } from '../../core/drawing/stroke.ts';
import { CANVAS_SIDE } from '../state/drawing.svelte.ts';

/**
 * All the places the pointer was since the last event, in canvas units: the browser joins the moves
 * of a frame into one event, which would make corners of curves. What is outside of the canvas is
 * taken to its edge, or the network would see ink that nobody else sees.
 */
export function pointsOf(event: PointerEvent, canvas: Element): Point[] {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  // Only moves have coalesced events, and a synthetic move has none.
  const coalesced = event.getCoalescedEvents();
  return (coalesced.length > 0 ? coalesced : [event]).map(({ clientX, clientY }) => [
    onCanvas((clientX - left) / width),
    onCanvas((clientY - top) / height),
  ]);
}

function onCanvas(share: number): number {
  return Math.min(1, Math.max(0, share)) * CANVAS_SIDE;
}
