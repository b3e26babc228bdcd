import type { GreyPicture } from '../../core/drawing/grey-picture.ts';
import { token } from '../styles/colour-scheme.ts';
import { inked } from './paint-picture.ts';

const OPAQUE = 255;
/** The mark lets the ink under it be seen. */
const MARK = 0.75;

/** Paints a photo, with the ink that was found in it marked. */
export function paintPhoto(
  canvas: HTMLCanvasElement,
  { width, height, pixels }: GreyPicture,
  found: GreyPicture | null,
): void {
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(width, height);
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    const level = pixels[pixel]!;
    image.data.set([level, level, level, OPAQUE], pixel * 4);
  }
  context.putImageData(image, 0, 0);
  if (!found) return;
  context.globalAlpha = MARK;
  context.drawImage(inked(found, token('--accent')), 0, 0);
}
