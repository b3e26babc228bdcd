import { GRID_SIDE, type PixelGrid } from '../../../../contract/digit.ts';
import { centreOf } from './ink.ts';

/**
 * Moves a digit that was drawn into by whole pixels, so that its centre of mass is again where it
 * was: samples are centred by it, and so is what people draw.
 */
export function keepCentre(digit: PixelGrid, drawn: PixelGrid): PixelGrid {
  const [[beforeX, beforeY], [afterX, afterY]] = [centreOf(digit), centreOf(drawn)];
  const right = Math.round(beforeX - afterX);
  const down = Math.round(beforeY - afterY);
  const moved = new Uint8Array(drawn.length);
  drawn.forEach((level, pixel) => {
    const column = (pixel % GRID_SIDE) + right;
    const row = Math.floor(pixel / GRID_SIDE) + down;
    if (Math.min(column, row) >= 0 && Math.max(column, row) < GRID_SIDE) {
      moved[row * GRID_SIDE + column] = level;
    }
  });
  return moved;
}
