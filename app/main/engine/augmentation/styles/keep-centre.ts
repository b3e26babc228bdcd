import { GRID_SIDE, type PixelGrid } from '../../../../contract/digit.ts';

/**
 * Moves a digit that was drawn into by whole pixels, so that its centre of mass is again where it
 * was: samples are centred by it, and so is what people draw.
 */
export function keepCentre(digit: PixelGrid, drawn: PixelGrid): PixelGrid {
  const [before, after] = [centreOf(digit), centreOf(drawn)];
  const right = Math.round(before.x - after.x);
  const down = Math.round(before.y - after.y);
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

function centreOf(pixels: PixelGrid): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  pixels.forEach((level, pixel) => {
    mass += level;
    x += level * (pixel % GRID_SIDE);
    y += level * Math.floor(pixel / GRID_SIDE);
  });
  return { x: x / mass, y: y / mass };
}
