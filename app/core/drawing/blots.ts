import type { Box } from './box.ts';
import type { GreyPicture } from './grey-picture.ts';
import { INKED } from './thickness.ts';

/** Ink that hangs together, by side or corner, and the box around its pixels: pixel 0 spans 0 to 1. */
export interface Blot extends Box {
  /** How many pixels it has. */
  size: number;
  /** How many of them are at the picture's edge. */
  atEdge: number;
}

/**
 * Finds the blots in a picture of ink (0 paper to 255 ink).
 * @returns also the number of each pixel's blot, from 1; 0 for none
 */
export function findBlots(ink: GreyPicture): { blots: Blot[]; blotOf: Int32Array } {
  const { width, height, pixels } = ink;
  const blotOf = new Int32Array(pixels.length);
  const blots: Blot[] = [];
  for (let start = 0; start < pixels.length; start++) {
    if (pixels[start]! < INKED || blotOf[start]! > 0) continue;
    const blot: Blot = { size: 0, atEdge: 0, left: width, right: 0, top: height, bottom: 0 };
    blots.push(blot);
    blotOf[start] = blots.length;
    const open = [start];
    for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
      add(blot, pixel, ink);
      for (const next of around(pixel, ink)) {
        if (pixels[next]! < INKED || blotOf[next]! > 0) continue;
        blotOf[next] = blots.length;
        open.push(next);
      }
    }
  }
  return { blots, blotOf };
}

function add(blot: Blot, pixel: number, { width, height }: GreyPicture): void {
  const column = pixel % width;
  const row = (pixel - column) / width;
  blot.size++;
  if (column === 0 || row === 0 || column === width - 1 || row === height - 1) blot.atEdge++;
  blot.left = Math.min(blot.left, column);
  blot.right = Math.max(blot.right, column + 1);
  blot.top = Math.min(blot.top, row);
  blot.bottom = Math.max(blot.bottom, row + 1);
}

/**
 * Leaves some of the blots. The pale edge of a blot belongs to no blot: it stays beside one that
 * stays.
 */
export function onlyBlots(
  ink: GreyPicture,
  blotOf: Int32Array,
  isKept: (blot: number) => boolean,
): GreyPicture {
  const stays = (pixel: number) => blotOf[pixel]! > 0 && isKept(blotOf[pixel]! - 1);
  const pixels = ink.pixels.map((level, pixel) => {
    if (level === 0) return 0;
    const isLeft = blotOf[pixel]! > 0 ? stays(pixel) : around(pixel, ink).some(stays);
    return isLeft ? level : 0;
  });
  return { ...ink, pixels };
}

/** The up to eight pixels beside one. */
function around(pixel: number, { width, height }: GreyPicture): number[] {
  const column = pixel % width;
  const row = (pixel - column) / width;
  const found: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
      if (x !== column || y !== row) found.push(y * width + x);
    }
  }
  return found;
}
