import type { GreyPicture } from './grey-picture.ts';

/** From here on a pixel is ink. */
const INKED = 128;
/** A blot smaller than this share of the largest is a speck. */
const SPECK = 0.02;
/** What is inside may be this much smaller than what touches the edge, and still be what is meant. */
const INSIDE = 0.05;

/** Ink that hangs together, by side or corner. */
interface Blot {
  size: number;
  touchesEdge: boolean;
}

/**
 * Leaves of the ink in a photo what was written: no specks, and nothing that reaches the edge of
 * the picture, as the table around the paper does, unless there is nothing else.
 */
export function mainInk({ width, height, pixels }: GreyPicture): GreyPicture {
  const { blots, blotOf } = findBlots({ width, height, pixels });
  const largest = Math.max(0, ...blots.map(({ size }) => size));
  const inside = blots.filter(({ touchesEdge }) => !touchesEdge);
  const largestInside = Math.max(0, ...inside.map(({ size }) => size));
  const isInside = largestInside > 0 && largestInside >= INSIDE * largest;
  const least = SPECK * (isInside ? largestInside : largest);
  const isKept = blots.map(({ size, touchesEdge }) => size >= least && !(isInside && touchesEdge));
  // The pale edge of a blot belongs to no blot: it stays beside ink that stays.
  const kept = pixels.map((level, pixel) => {
    const blot = blotOf[pixel]!;
    if (blot > 0) return isKept[blot - 1] ? level : 0;
    return level > 0 && around(pixel, width, height).some((each) => isKept[blotOf[each]! - 1])
      ? level
      : 0;
  });
  return { width, height, pixels: kept };
}

/** @returns for each pixel the number of its blot, from 1; 0 for none */
function findBlots({ width, height, pixels }: GreyPicture) {
  const blotOf = new Int32Array(pixels.length);
  const blots: Blot[] = [];
  for (let start = 0; start < pixels.length; start++) {
    if (pixels[start]! < INKED || blotOf[start]! > 0) continue;
    const blot: Blot = { size: 0, touchesEdge: false };
    blots.push(blot);
    blotOf[start] = blots.length;
    const open = [start];
    for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
      blot.size++;
      const column = pixel % width;
      const row = (pixel - column) / width;
      if (column === 0 || row === 0 || column === width - 1 || row === height - 1) {
        blot.touchesEdge = true;
      }
      for (const next of around(pixel, width, height)) {
        if (pixels[next]! < INKED || blotOf[next]! > 0) continue;
        blotOf[next] = blots.length;
        open.push(next);
      }
    }
  }
  return { blots, blotOf };
}

/** The up to eight pixels beside one. */
function around(pixel: number, width: number, height: number): number[] {
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
