import { GRID_SIDE, type PixelGrid } from '../../contract/digit.ts';

const WHITE = 0x00ffffff;
const ALPHA_BIT = 24;

/** Bright ink on nothing, as MNIST is shown everywhere; the paper is the canvas's background. */
export function paintGrid(canvas: HTMLCanvasElement, grid: PixelGrid): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(GRID_SIDE, GRID_SIDE);
  // Little-endian, as every machine is that this runs on: red, green, blue, alpha from below.
  const pixels = new Uint32Array(image.data.buffer);
  for (let pixel = 0; pixel < grid.length; pixel++)
    pixels[pixel] = WHITE | (grid[pixel]! << ALPHA_BIT);
  context.putImageData(image, 0, 0);
}
