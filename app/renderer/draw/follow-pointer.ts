import type { Point } from '../../core/drawing/stroke.ts';
import { pointsOf } from './pointer-points.ts';

/** A mouse may tell a thousand places a second: they are passed on at most this often. */
const TELL_EVERY_MS = 4;

/** The buttons that do something: the first one, and the other end of a pen. */
const BUTTONS = { first: 0, penEraser: 5 } as const;

interface Listener {
  /** @param isEraser the pen is held upside down */
  down(point: Point, isEraser: boolean): void;
  move(points: readonly Point[]): void;
  up(): void;
  /** Over the canvas with no button down; null when it has left. */
  hover(point: Point | null): void;
}

/**
 * Tells of the one pointer that draws on a canvas; a second finger does nothing. Chromium holds
 * moves back until the next frame, but tells of them at once as `pointerrawupdate`: so they are in
 * the engine, and often back from it, before that frame.
 * @returns ends it
 */
export function followPointer(canvas: HTMLElement, listener: Listener): () => void {
  const stop = new AbortController();
  let pointer: number | null = null;
  let pending: Point[] = [];
  let told = -Infinity;
  /** Such events come; the places that a later move tells again are known then. */
  let isRaw = false;

  function tell(now: number): void {
    if (pending.length === 0) return;
    const points = pending;
    pending = [];
    told = now;
    listener.move(points);
  }

  function begin(event: PointerEvent): void {
    const isEraser = event.button === BUTTONS.penEraser;
    if (pointer !== null || (event.button !== BUTTONS.first && !isEraser)) return;
    const [point] = pointsOf(event, canvas);
    if (!point) return;
    pointer = event.pointerId;
    pending = [];
    canvas.setPointerCapture(pointer);
    listener.down(point, isEraser);
  }

  function extendAtOnce(event: PointerEvent): void {
    isRaw = true;
    if (event.pointerId !== pointer) return;
    pending.push(...pointsOf(event, canvas));
    if (event.timeStamp - told >= TELL_EVERY_MS) tell(event.timeStamp);
  }

  function extend(event: PointerEvent): void {
    if (event.pointerId === pointer) {
      if (!isRaw) pending.push(...pointsOf(event, canvas));
      tell(event.timeStamp);
    } else if (pointer === null) {
      listener.hover(pointsOf(event, canvas).at(-1) ?? null);
    }
  }

  function end(event: PointerEvent): void {
    if (event.pointerId !== pointer) return;
    tell(event.timeStamp);
    pointer = null;
    listener.up();
  }

  function on(name: string, handle: (event: PointerEvent) => void): void {
    // The DOM's types do not know which events of a name that is no literal are.
    canvas.addEventListener(name, handle as EventListener, { signal: stop.signal });
  }

  on('pointerdown', begin);
  on('pointerrawupdate', extendAtOnce);
  on('pointermove', extend);
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture']) on(name, end);
  on('pointerleave', () => listener.hover(null));
  return () => stop.abort();
}
