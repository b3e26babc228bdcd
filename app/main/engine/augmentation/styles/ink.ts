import { GRID_SIDE, type PixelGrid } from '../../../../contract/digit.ts';
import { PEN } from '../../../../contract/ink.ts';
import { centreOfInk } from '../../../../core/drawing/picture-ink.ts';
import type { Point } from '../../../../core/drawing/stroke.ts';

/** Paler pixels are the soft edge of a stroke. */
const INKED = 96;

export interface InkRows {
  top: number;
  bottom: number;
}

/** A stretch of ink in a row, from one column to the one behind it. */
interface Run {
  from: number;
  to: number;
}

/** The first and the last row with ink; null if there is none. */
export function inkRows(pixels: PixelGrid): InkRows | null {
  const first = pixels.findIndex(isInked);
  if (first < 0) return null;
  return {
    top: Math.floor(first / GRID_SIDE),
    bottom: Math.floor(pixels.findLastIndex(isInked) / GRID_SIDE),
  };
}

/** The ink of a row: its middle as a point of the picture, and the width of all of it. */
export function inkOfRow(pixels: PixelGrid, row: number): { middle: Point; width: number } | null {
  const levels = pixels.subarray(row * GRID_SIDE, (row + 1) * GRID_SIDE);
  const left = levels.findIndex(isInked);
  if (left < 0) return null;
  const right = levels.findLastIndex(isInked) + 1;
  return { middle: [(left + right) / 2, row + 0.5], width: right - left };
}

/** The stretches of ink in a row, from left to right. */
export function runsOfRow(pixels: PixelGrid, row: number): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < GRID_SIDE; column++) {
    if (!isInked(pixels[row * GRID_SIDE + column]!)) continue;
    const last = runs.at(-1);
    if (last?.to === column) last.to++;
    else runs.push({ from: column, to: column + 1 });
  }
  return runs;
}

/** Takes the ink of a row away from this column on. */
export function wipeRightOf(pixels: PixelGrid, row: number, column: number): void {
  pixels.fill(0, row * GRID_SIDE + column, (row + 1) * GRID_SIDE);
}

/** The mean position of a digit's ink; the middle of the picture where there is none. */
export function centreOfDigit(pixels: PixelGrid): Point {
  return centreOfInk({ width: GRID_SIDE, height: GRID_SIDE, pixels });
}

/**
 * About how thick the pen was, in pixels: a long stroke's area is its length times the pen, and its
 * outline twice its length. The outline is what the levels differ from pixel to pixel, along rows
 * and columns, over 4 / pi: so much longer than straight is the way along the grid on average.
 */
export function penOf(pixels: PixelGrid): number {
  let area = 0;
  let differences = 0;
  for (let pixel = GRID_SIDE; pixel < pixels.length; pixel++) {
    const level = pixels[pixel]!;
    area += level;
    differences += Math.abs(level - pixels[pixel - 1]!);
    differences += Math.abs(level - pixels[pixel - GRID_SIDE]!);
  }
  if (differences === 0) return PEN.standard;
  const pen = (2 * area) / ((differences * Math.PI) / 4);
  return Math.max(PEN.minimum, Math.min(PEN.maximum, pen));
}

function isInked(level: number): boolean {
  return level >= INKED;
}
