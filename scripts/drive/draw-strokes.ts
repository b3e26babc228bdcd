import type { Page } from '@playwright/test';
import type { Stroke } from '../../app/core/drawing/stroke.ts';

/** Margin between the digit and the edge of the canvas, as a share of its side. */
const MARGIN = 0.2;

type Place = [x: number, y: number];

/** Draws strokes on the canvas with the mouse, scaled to fill its middle, point by point. */
export async function drawStrokes(page: Page, strokes: readonly Stroke[]): Promise<void> {
  for (const [first, ...rest] of await placesOnCanvas(page, strokes)) {
    if (!first) continue;
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const place of rest) await page.mouse.move(...place);
    await page.mouse.up();
  }
}

/** Where on the page the points of strokes are that fill the canvas's middle. */
export async function placesOnCanvas(page: Page, strokes: readonly Stroke[]): Promise<Place[][]> {
  const box = await page.getByTestId('draw-canvas').boundingBox();
  if (!box) throw new Error('the canvas is not on screen');
  const points = strokes.flat();
  const left = Math.min(...points.map(([x]) => x));
  const top = Math.min(...points.map(([, y]) => y));
  const width = Math.max(...points.map(([x]) => x)) - left;
  const height = Math.max(...points.map(([, y]) => y)) - top;
  const scale = (Math.min(box.width, box.height) * (1 - 2 * MARGIN)) / Math.max(width, height, 1);
  return strokes.map((stroke) =>
    stroke.map(([x, y]): Place => [
      box.x + box.width / 2 + (x - left - width / 2) * scale,
      box.y + box.height / 2 + (y - top - height / 2) * scale,
    ]),
  );
}
