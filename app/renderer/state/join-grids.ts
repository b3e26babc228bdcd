import { GRID_PIXELS, type PixelGrid, type PixelGrids } from '../../contract/digit.ts';

/** Grids one after the other, as they are asked about. */
export function joinGrids(grids: readonly PixelGrid[]): PixelGrids {
  const pixels = new Uint8Array(grids.length * GRID_PIXELS);
  grids.forEach((grid, place) => pixels.set(grid, place * GRID_PIXELS));
  return pixels;
}
