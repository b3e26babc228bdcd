import type { LayerActivations } from '../../contract/explanation.ts';
import type { Palette } from '../studio/train/views/weight-picture.ts';

/** Of a large layer so many are shown. */
export const MOST_SHOWN = 64;

/** The largest value without its sign; 1 where all are 0, so that one can divide by it. */
export function strongestOf(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
}

/** Red, green, blue and alpha of the pixels of one channel of a picture [height, width, channels]. */
export function channelPixels(
  { shape, values }: LayerActivations,
  channel: number,
  strongest: number,
  palette: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const [height = 0, width = 0, channels = 0] = shape;
  const pixels = new Uint8ClampedArray(height * width * 4);
  for (let place = 0; place < height * width; place++) {
    const value = values[place * channels + channel]! / strongest;
    const end = value < 0 ? palette.against : palette.forIt;
    palette.nothing.forEach((middle, at) => {
      pixels[place * 4 + at] = middle + (end[at]! - middle) * Math.abs(value);
    });
    pixels[place * 4 + 3] = 255;
  }
  return pixels;
}
