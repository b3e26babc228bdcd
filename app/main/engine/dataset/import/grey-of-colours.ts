import type { GreyPicture } from '../../../../core/drawing/grey-picture.ts';

/** Red, green, blue and opacity of each pixel, a byte each. */
interface ColourPicture {
  width: number;
  height: number;
  data: Uint8Array;
}

/**
 * Colours by their luminance (ITU-R BT.601, as in JPEG). What is transparent becomes paper: white
 * behind a dark drawing, black behind a light one.
 */
export function greyOfColours({ width, height, data }: ColourPicture): GreyPicture {
  const pixels = new Uint8Array(width * height);
  let opaque = 0;
  let light = 0;
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    const at = pixel * 4;
    const level = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
    pixels[pixel] = Math.round(level);
    opaque += data[at + 3]!;
    light += level * data[at + 3]!;
  }
  if (opaque === 255 * pixels.length) return { width, height, pixels };
  const paper = opaque > 0 && light / opaque > 127 ? 0 : 255;
  pixels.forEach((level, pixel) => {
    const share = data[pixel * 4 + 3]! / 255;
    pixels[pixel] = Math.round(level * share + paper * (1 - share));
  });
  return { width, height, pixels };
}
