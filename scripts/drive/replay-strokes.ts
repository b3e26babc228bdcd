import type { Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Stroke } from '../../app/core/drawing/stroke.ts';
import { placesOnCanvas } from './draw-strokes.ts';

/** Between two points where they tell no time: as often as a pen tablet looks. */
const POINT_MS = 10;
/** Between two strokes. */
const LIFT_MS = 120;

/**
 * Draws strokes on the canvas by real mouse events, each when its point was drawn. Nothing waits
 * for the page to have dealt with an event, as no hand does.
 */
export async function replayStrokes(page: Page, strokes: readonly Stroke[]): Promise<void> {
  const places = await placesOnCanvas(page, strokes);
  const session = await page.context().newCDPSession(page);
  const sent: Promise<unknown>[] = [];
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: [number, number]) =>
    sent.push(
      session.send('Input.dispatchMouseEvent', {
        ...{ type, x, y, button: 'left' as const, clickCount: type === 'mouseMoved' ? 0 : 1 },
        buttons: type === 'mouseReleased' ? 0 : 1,
      }),
    );
  for (const [index, stroke] of places.entries()) {
    const times = timesOf(strokes[index]!);
    const begun = performance.now();
    for (const [at, place] of stroke.entries()) {
      await pause(Math.max(0, begun + times[at]! - performance.now()));
      send(at === 0 ? 'mousePressed' : 'mouseMoved', place);
    }
    await Promise.all(sent);
    const last = stroke.at(-1);
    if (last) send('mouseReleased', last);
    await pause(LIFT_MS);
  }
  await Promise.all(sent);
  await session.detach();
}

/** Milliseconds since the stroke's first point. */
function timesOf(stroke: Stroke): number[] {
  const first = stroke[0]?.[2];
  return stroke.map(([, , time], at) =>
    time === undefined || first === undefined ? at * POINT_MS : time - first,
  );
}
