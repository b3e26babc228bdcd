import { GRID_SIDE, type PixelGrid } from '../../contract/digit.ts';

/** What is under it is white: orange and white can be told apart by everybody. */
const OVER = [255, 150, 30] as const;
const STRENGTH = 0.75;

/** Bright ink on nothing, and orange ink over it. */
export function paintOver(canvas: HTMLCanvasElement, pixels: PixelGrid, over: PixelGrid): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(GRID_SIDE, GRID_SIDE);
  pixels.forEach((under, pixel) => {
    const share = (over[pixel]! / 255) * STRENGTH;
    const white = (under / 255) * (1 - share);
    const alpha = share + white;
    const colour = OVER.map((channel) => (channel * share + 255 * white) / (alpha || 1));
    image.data.set([...colour, alpha * 255], pixel * 4);
  });
  context.putImageData(image, 0, 0);
}
