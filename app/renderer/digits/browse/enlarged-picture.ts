import { GRID_PIXELS, GRID_SIDE, type PixelGrid } from '../../../contract/digit.ts';
import { paintGrid } from '../../draw/paint-grid.ts';

/** From here on ink is so bright that only dark numbers can be read on it. */
const BRIGHT_INK = 140;

interface EnlargedLook {
  hasNumbers: boolean;
  /** The pixel that is looked at; null if none is. */
  pixel: number | null;
}

/** Draws 28x28 pixels as large as the canvas is, with sharp edges, and if wanted with their values. */
export function drawEnlarged(
  canvas: HTMLCanvasElement,
  pixels: PixelGrid,
  { hasNumbers, pixel }: EnlargedLook,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const small = document.createElement('canvas');
  small.width = small.height = GRID_SIDE;
  paintGrid(small, pixels);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
  const cell = canvas.width / GRID_SIDE;
  if (hasNumbers) drawNumbers(context, pixels, cell);
  if (pixel !== null) drawRing(context, pixel, cell);
}

function drawNumbers(context: CanvasRenderingContext2D, pixels: PixelGrid, cell: number): void {
  const { fontFamily } = getComputedStyle(context.canvas);
  context.font = `${Math.floor(cell * 0.46)}px ${fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let pixel = 0; pixel < GRID_PIXELS; pixel++) {
    const value = pixels[pixel] ?? 0;
    const isBright = value >= BRIGHT_INK;
    context.fillStyle = isBright ? 'black' : `rgb(255 255 255 / ${value === 0 ? 35 : 90}%)`;
    const x = (pixel % GRID_SIDE) + 0.5;
    const y = Math.floor(pixel / GRID_SIDE) + 0.54;
    context.fillText(String(value), x * cell, y * cell);
  }
}

/** Marks the pixel that is looked at. */
export function drawRing(context: CanvasRenderingContext2D, pixel: number, cell: number): void {
  const x = (pixel % GRID_SIDE) * cell;
  const y = Math.floor(pixel / GRID_SIDE) * cell;
  const width = Math.max(2, cell / 8);
  context.lineWidth = width;
  context.strokeStyle = getComputedStyle(context.canvas).color;
  context.strokeRect(x - width / 2, y - width / 2, cell + width, cell + width);
}
