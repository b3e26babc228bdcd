import { GRID_PIXELS, GRID_SIDE, type PixelGrid } from '../../contract/digit.ts';
import { type Occlusion, OCCLUSION_SIDE } from '../../contract/explanation.ts';
import { drawRing } from '../digits/browse/enlarged-picture.ts';

type Colour = readonly [number, number, number];

/** Blue and yellow are told apart by the colour-blind too; both are bright on the dark paper. */
export const FALLS: Colour = [255, 196, 0];
export const RISES: Colour = [92, 150, 255];
/** The digit itself stays under the colours, in grey. */
const INK_STRENGTH = 0.45;
/** Of what changes less nothing is made. */
const LEAST_SCALE = 0.05;

/** By how much the best class changes at most: where the colours are full, 0.05 to 1. */
export function scaleOf({ probability, hidden }: Occlusion): number {
  return hidden.reduce((most, value) => Math.max(most, Math.abs(value - probability)), LEAST_SCALE);
}

/** The pixel around which hiding costs most; null where it costs hardly anything anywhere. */
export function strongestPixel({ probability, hidden }: Occlusion): number | null {
  const least = Math.min(...hidden);
  return probability - least < LEAST_SCALE ? null : hidden.indexOf(least);
}

/** Red, green, blue and alpha of each pixel. */
export function occlusionPixels(
  pixels: PixelGrid,
  occlusion: Occlusion,
): Uint8ClampedArray<ArrayBuffer> {
  const scale = scaleOf(occlusion);
  const image = new Uint8ClampedArray(GRID_PIXELS * 4);
  occlusion.hidden.forEach((hidden, pixel) => {
    const change = (hidden - occlusion.probability) / scale;
    const strength = Math.min(1, Math.abs(change));
    const end = change < 0 ? FALLS : RISES;
    const ink = (pixels[pixel] ?? 0) * INK_STRENGTH;
    const opaque = ink / 255 + strength - (ink / 255) * strength;
    end.forEach((channel, place) => {
      const mixed = channel * strength + 255 * (ink / 255) * (1 - strength);
      image[pixel * 4 + place] = opaque > 0 ? mixed / opaque : 0;
    });
    image[pixel * 4 + 3] = opaque * 255;
  });
  return image;
}

/** Draws the map as large as the canvas is, with the square around the strongest pixel. */
export function drawOcclusion(
  canvas: HTMLCanvasElement,
  pixels: PixelGrid,
  occlusion: Occlusion,
  pixel: number | null,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const small = document.createElement('canvas');
  small.width = small.height = GRID_SIDE;
  const picture = small.getContext('2d');
  if (!picture) return;
  const image = picture.createImageData(GRID_SIDE, GRID_SIDE);
  image.data.set(occlusionPixels(pixels, occlusion));
  picture.putImageData(image, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
  const cell = canvas.width / GRID_SIDE;
  const strongest = strongestPixel(occlusion);
  if (strongest !== null) drawSquare(context, strongest, cell);
  if (pixel !== null) drawRing(context, pixel, cell);
}

function drawSquare(context: CanvasRenderingContext2D, around: number, cell: number): void {
  const reach = (OCCLUSION_SIDE - 1) / 2;
  const x = (around % GRID_SIDE) - reach;
  const y = Math.floor(around / GRID_SIDE) - reach;
  context.lineWidth = Math.max(1, cell / 6);
  context.strokeStyle = 'white';
  context.strokeRect(x * cell, y * cell, OCCLUSION_SIDE * cell, OCCLUSION_SIDE * cell);
}
