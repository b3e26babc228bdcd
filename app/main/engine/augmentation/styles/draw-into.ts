import { GRID_SIDE } from '../../../../contract/digit.ts';
import { toBytes } from '../../../../core/drawing/fit-to-grid.ts';
import type { GreyPicture } from '../../../../core/drawing/grey-picture.ts';
import { renderInk } from '../../../../core/drawing/render-ink.ts';
import type { Restyled } from './style.ts';

/** Pixels around the 28x28 on each side: a long tail reaches out of it. */
const MARGIN = 10;
const SIDE = GRID_SIDE + 2 * MARGIN;

/** The ink that stays and the strokes beside it, on a picture large enough for both. */
export function drawInto({ ink, strokes }: Restyled, pen: number): GreyPicture {
  const moved = strokes.map((stroke) => stroke.map(([x, y]) => [x + MARGIN, y + MARGIN] as const));
  const pixels = toBytes(renderInk(moved, pen, SIDE));
  for (let row = 0; row < GRID_SIDE; row++) {
    for (let column = 0; column < GRID_SIDE; column++) {
      const level = ink[row * GRID_SIDE + column]!;
      const place = (row + MARGIN) * SIDE + column + MARGIN;
      if (level > pixels[place]!) pixels[place] = level;
    }
  }
  return { width: SIDE, height: SIDE, pixels };
}
