import type { GreyPicture } from './grey-picture.ts';

/**
 * What a photo of dark ink would be without it: the closing by a square (Serra, "Image Analysis and
 * Mathematical Morphology", 1982), of the lightest levels within reach the darkest. What is narrower
 * than the square goes. The edge of something wider, as a shadow is, stays exactly where it is; no
 * mean over the surroundings can do that.
 * @param reach half the square's side, in pixels
 */
export function localPaper(photo: GreyPicture, reach: number): GreyPicture {
  // The darkest is the lightest of the negative.
  return negative(lightestAround(negative(lightestAround(photo, reach)), reach));
}

export function negative(picture: GreyPicture): GreyPicture {
  return { ...picture, pixels: picture.pixels.map((level) => 255 - level) };
}

/**
 * The same as if the picture went on beyond its edges as it is there: what lies along an edge is
 * paper, too, however narrow, as the table beside a sheet or a corner in shadow.
 */
export function extendedPaper(photo: GreyPicture, reach: number): GreyPicture {
  const margin = 2 * reach;
  const paper = localPaper(extended(photo, margin), reach);
  const { width, height } = photo;
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = (row + margin) * paper.width + margin;
    pixels.set(paper.pixels.subarray(start, start + width), row * width);
  }
  return { width, height, pixels };
}

function extended({ width, height, pixels }: GreyPicture, margin: number): GreyPicture {
  const wide = width + 2 * margin;
  const tall = height + 2 * margin;
  const wider = new Uint8Array(wide * tall);
  for (let row = 0; row < tall; row++) {
    const from = Math.max(0, Math.min(height - 1, row - margin)) * width;
    const to = row * wide;
    wider.fill(pixels[from]!, to, to + margin);
    wider.set(pixels.subarray(from, from + width), to + margin);
    wider.fill(pixels[from + width - 1]!, to + margin + width, to + wide);
  }
  return { width: wide, height: tall, pixels: wider };
}

/** The lightest of the square around each pixel: along the rows, then along the columns. */
export function lightestAround({ width, height, pixels }: GreyPicture, reach: number): GreyPicture {
  const rows = new Uint8Array(pixels.length);
  for (let row = 0; row < height; row++) {
    lightestAlong(pixels, rows, { from: row * width, step: 1, count: width }, reach);
  }
  const both = new Uint8Array(pixels.length);
  for (let column = 0; column < width; column++) {
    lightestAlong(rows, both, { from: column, step: width, count: height }, reach);
  }
  return { width, height, pixels: both };
}

/**
 * The lightest within reach of each pixel of a line, with three comparisons a pixel whatever the
 * reach is (van Herk, 1992; Gil and Werman, 1993): what is within reach is the end of one block and
 * the beginning of the next, and both are known from a pass to the left and one to the right.
 */
function lightestAlong(
  levels: Uint8Array,
  result: Uint8Array,
  { from, step, count }: { from: number; step: number; count: number },
  reach: number,
): void {
  const block = 2 * reach + 1;
  const sinceStart = new Uint8Array(count);
  const untilEnd = new Uint8Array(count);
  for (let at = 0, most = 0; at < count; at++) {
    const level = levels[from + at * step]!;
    most = at % block === 0 || level > most ? level : most;
    sinceStart[at] = most;
  }
  for (let at = count - 1, most = 0; at >= 0; at--) {
    const level = levels[from + at * step]!;
    most = (at + 1) % block === 0 || level > most ? level : most;
    untilEnd[at] = most;
  }
  for (let at = 0; at < count; at++) {
    const first = at - reach;
    const last = Math.min(count - 1, at + reach);
    const end = first <= 0 ? 0 : untilEnd[first]!;
    // At the end of the line both may be in its last block, which then ends with the line.
    const isOne = first > 0 && Math.floor(first / block) === Math.floor(last / block);
    const start = isOne ? 0 : sinceStart[last]!;
    result[from + at * step] = end > start ? end : start;
  }
}
