import { PEN } from '../../contract/ink.ts';

/** Thinner than this it would hardly be seen on the canvas. */
const LEAST = 0.4;

/**
 * How thick ink is that was made larger or smaller after it was drawn: by as much, as in an image,
 * but never so thin that it could not be seen, nor thicker than any brush. What the network sees
 * stays the same: there every digit is brought to one size, with the pen's own thickness.
 * @param pen thickness when it was drawn, in pixels of the grid
 * @param scale how many times as large it is now
 * @returns in pixels of the grid
 */
export function lineWidth(pen: number, scale: number): number {
  return Math.min(PEN.maximum, Math.max(LEAST, pen * scale));
}
