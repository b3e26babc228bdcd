import { PAGE_SIZE, pageOf } from '../../state/sample-source.ts';
import { type GridLayout, leftOf, topOf } from './grid-layout.ts';
import { FRAME_SIDE } from './page-picture.ts';

/** Around what is not there yet, in CSS pixels. */
const SPACE = 3;

export interface PictureSource {
  /** Undefined while the page is not here. */
  pictureOf(page: number): ImageBitmap | undefined;
}

/**
 * Draws the samples from `first` to `last` where they stand in the whole grid, and quiet squares for
 * those that have not come. A stretch of a row that is of one page is drawn at once: 20 calls a frame
 * instead of 200.
 */
export function drawSamples(
  context: CanvasRenderingContext2D,
  layout: GridLayout,
  first: number,
  last: number,
  source: PictureSource,
): void {
  let start = first;
  while (start <= last) {
    const place = start % PAGE_SIZE;
    const inRow = layout.columns - (start % layout.columns);
    const count = Math.min(inRow, PAGE_SIZE - place, last + 1 - start);
    const picture = source.pictureOf(pageOf(start));
    const x = leftOf(layout, start);
    const y = topOf(layout, start);
    if (picture) {
      const from = place * FRAME_SIDE;
      const width = count * FRAME_SIDE;
      const { cell } = layout;
      context.drawImage(picture, from, 0, width, FRAME_SIDE, x, y, count * cell, cell);
    } else drawMissing(context, layout.cell, x, y, count);
    start += count;
  }
}

function drawMissing(
  context: CanvasRenderingContext2D,
  cell: number,
  x: number,
  y: number,
  count: number,
): void {
  const side = cell - 2 * SPACE;
  for (let place = 0; place < count; place++) {
    context.fillRect(x + place * cell + SPACE, y + SPACE, side, side);
  }
}
