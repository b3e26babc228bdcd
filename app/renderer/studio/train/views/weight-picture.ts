import type { FirstLayer } from '../../../../contract/training.ts';

type Colour = readonly [number, number, number];

/** The ends and the middle of a palette: weights of -1, 0 and 1. */
export interface Palette {
  against: Colour;
  nothing: Colour;
  forIt: Colour;
}

/** A colour as tokens have it, `#0f6a62`. */
export function colourOf(hex: string): Colour {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 0xff, (number >> 8) & 0xff, number & 0xff];
}

/** The pixels of one picture, red, green, blue and alpha of each. */
export function weightPixels(
  { side, weights }: FirstLayer,
  index: number,
  palette: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const size = side * side;
  const pixels = new Uint8ClampedArray(size * 4);
  for (let place = 0; place < size; place++) {
    const weight = weights[index * size + place] ?? 0;
    const end = weight < 0 ? palette.against : palette.forIt;
    const strength = Math.min(1, Math.abs(weight));
    for (let channel = 0; channel < 3; channel++) {
      const middle = palette.nothing[channel]!;
      pixels[place * 4 + channel] = middle + (end[channel]! - middle) * strength;
    }
    pixels[place * 4 + 3] = 255;
  }
  return pixels;
}

/** How many pictures stand in a row, and how large each is with the gap behind it, in CSS pixels. */
export interface PictureGrid {
  columns: number;
  rows: number;
  cell: number;
}

const SMALLEST = 30;
const LARGEST = 96;

/** As large as they can be while all are seen at once; from a certain smallness on, they scroll. */
export function layPictures(count: number, width: number, height: number): PictureGrid {
  const cellFor = (columns: number): number => Math.floor(width / columns);
  const most = Math.max(1, Math.floor(width / SMALLEST));
  let columns = Math.max(1, Math.ceil(width / LARGEST));
  while (columns < most && Math.ceil(count / columns) * cellFor(columns) > height) columns++;
  columns = Math.min(columns, most);
  const cell = Math.min(LARGEST, cellFor(columns));
  return { columns, rows: Math.ceil(count / columns), cell };
}
