import { GRID_SIDE, type PixelGrid } from '../../contract/digit.ts';

/** Bright ink on nothing, as MNIST is shown everywhere; the paper is the canvas's background. */
export function paintGrid(canvas: HTMLCanvasElement, grid: PixelGrid): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(GRID_SIDE, GRID_SIDE);
  grid.forEach((ink, pixel) => image.data.set([255, 255, 255, ink], pixel * 4));
  context.putImageData(image, 0, 0);
}
