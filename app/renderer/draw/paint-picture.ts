import { GRID_SIDE } from '../../contract/digit.ts';
import type { GreyPicture } from '../../core/drawing/grey-picture.ts';
import { BOX_SIDE } from '../../core/drawing/fit-to-grid.ts';
import { CANVAS_SIDE } from '../state/drawing.svelte.ts';

/**
 * Draws the ink of a picture in the middle of a canvas, as large as it is in the grid: a whole grid
 * fills the canvas, ink that was cut to its outline the box for it.
 */
export function paintPicture(
  context: CanvasRenderingContext2D,
  ink: GreyPicture,
  colour: string,
): void {
  const { width, height } = ink;
  const isGrid = width === GRID_SIDE && height === GRID_SIDE;
  const side = isGrid ? CANVAS_SIDE : (CANVAS_SIDE * BOX_SIDE) / GRID_SIDE;
  const scale = side / Math.max(width, height);
  const left = (CANVAS_SIDE - width * scale) / 2;
  const top = (CANVAS_SIDE - height * scale) / 2;
  context.imageSmoothingEnabled = !isGrid;
  context.drawImage(inked(ink, colour), left, top, width * scale, height * scale);
}

/** The ink in a colour, on nothing. */
export function inked({ width, height, pixels }: GreyPicture, colour: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const image = context.createImageData(width, height);
  for (let pixel = 0; pixel < pixels.length; pixel++) image.data[pixel * 4 + 3] = pixels[pixel]!;
  context.putImageData(image, 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return canvas;
}
