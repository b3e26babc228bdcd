import type { PixelGrid } from '../../app/contract/digit.ts';
import { fitToGrid } from '../../app/core/drawing/fit-to-grid.ts';
import type { Point, Stroke } from '../../app/core/drawing/stroke.ts';

const VARIANTS = 24;
const known = new Map<number, PixelGrid>();

/** A digit as somebody might write it, never twice alike until the variants are through. */
export function drawnDigit(digit: number, variant: number): PixelGrid {
  const key = digit * VARIANTS + (variant % VARIANTS);
  const drawn = known.get(key) ?? draw(digit, key);
  known.set(key, drawn);
  return drawn;
}

/** So many digits one behind the other, 784 bytes each; the classes take turns. */
export function drawnDigits(count: number, variant = 0): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(count * 784);
  for (let index = 0; index < count; index++) {
    pixels.set(drawnDigit(index % 10, index + variant), index * 784);
  }
  return pixels;
}

function draw(digit: number, seed: number): PixelGrid {
  const slant = 0.35 * wave(seed, 1);
  const width = 1 + 0.3 * wave(seed, 2);
  const place = ([x, y]: Point, index: number): Point => [
    x * width - y * slant + 0.35 * wave(seed, 3 + index),
    y + 0.35 * wave(seed, 40 + index),
  ];
  const strokes = STROKES[digit]!.map((stroke) => stroke.map(place));
  return fitToGrid(strokes, { pen: 2.4 + 0.7 * wave(seed, 90) });
}

/** -1 to 1, the same for the same seed. */
function wave(seed: number, place: number): number {
  return Math.sin(seed * 12.9898 + place * 78.233);
}

function arc(x: number, y: number, wide: number, high: number, from: number, to: number): Stroke {
  return Array.from({ length: 13 }, (_, index): Point => {
    const angle = ((from + ((to - from) * index) / 12) * Math.PI) / 180;
    return [x + wide * Math.cos(angle), y + high * Math.sin(angle)];
  });
}

const STROKES: readonly (readonly Stroke[])[] = [
  [arc(5, 8, 4, 7, -90, 270)],
  [
    [
      [4, 4],
      [6, 1],
      [6, 15],
    ],
  ],
  [[...arc(5, 5, 4, 4, 190, 390), [1, 15], [9, 15]]],
  [[...arc(4, 4.5, 4, 3.5, 210, 450), ...arc(4, 11.5, 4.5, 3.5, -90, 150)]],
  [
    [
      [4, 1],
      [1, 9],
      [9, 9],
    ],
    [
      [7, 5],
      [6.5, 15],
    ],
  ],
  [[[9, 1], [3, 1], [2, 7], ...arc(4, 10.5, 4.5, 4.5, -90, 140)]],
  [[[7, 1], ...arc(5, 10.5, 4, 4.5, 200, -160)]],
  [
    [
      [1, 1],
      [9, 1],
      [4, 15],
    ],
  ],
  [[...arc(5, 4.5, 3.5, 3.5, 90, 450), ...arc(5, 11.5, 4, 3.5, -90, 270)]],
  [[...arc(5, 5, 4, 4, 0, -360), [8, 15]]],
];
