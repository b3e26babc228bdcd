import type { GreyPicture } from './grey-picture.ts';
import type { Span } from './resample.ts';
import { INKED, thicknessOf } from './thickness.ts';

/** A printed line has ink on this share of its way through the picture at least. */
const COVERED = 0.6;
/** It begins and ends so near to the picture's edges, as a share of that way. */
const MARGIN = 0.15;
/** Of the picture's side: shorter ways, across a corner, are none. */
const SHORTEST = 0.05;
/** It is thinner than this share of the picture's side. */
const THIN = 1 / 50;
/** It rises or falls by this share of its length at most: paper lies a little askew. */
const SLOPE = 0.08;
/** Where ink is thicker than the line so many times, a stroke lies on it or crosses it. */
const STROKE = 1.6;
/** So many lines are printed, whatever the strokes look like; fewer are thinner than those by this. */
const MANY = 3;
const THINNER = 0.7;

/** From its height at the left edge it rises so many pixels until the right one. */
interface Line {
  height: number;
  rise: number;
}

/**
 * Takes the lines off ruled and squared paper: long straight thin runs from edge to edge, found by
 * their slope and height as Hough did (Duda and Hart, "Use of the Hough Transformation to Detect
 * Lines and Curves in Pictures", 1972). Ink that crosses a line or lies on it stays, whole.
 * @param found 0 paper to 255 ink
 */
export function withoutPrintedLines(found: GreyPicture): GreyPicture {
  const across = withoutLinesAcross(found);
  const turned = withoutLinesAcross(transpose(across.rest));
  const rest = transpose(turned.rest);
  const lines = [...across.thicknesses, ...turned.thicknesses];
  if (lines.length === 0) return found;
  // A digit that fills the photo may be, or have, one such line itself.
  const isPrinted = lines.length >= MANY || Math.max(...lines) <= THINNER * thicknessOf(rest);
  return isPrinted ? rest : found;
}

function withoutLinesAcross(found: GreyPicture): { rest: GreyPicture; thicknesses: number[] } {
  const rest = { ...found, pixels: found.pixels.slice() };
  const thicknesses: number[] = [];
  for (const line of candidates(found)) {
    const runs = runsAlong(rest, line);
    if (!spans(runs, wayOf(line, found))) continue;
    const thickness = runs.map(({ from, to }) => to - from).sort((a, b) => a - b)[
      runs.length >> 2
    ]!;
    if (thickness > Math.max(3, THIN * found.width)) continue;
    thicknesses.push(thickness);
    for (const { column, from, to } of runs) {
      if (to - from > STROKE * thickness + 1) continue;
      for (let row = from; row < to; row++) rest.pixels[row * found.width + column] = 0;
    }
  }
  return { rest, thicknesses };
}

/** Lines with much ink on them, those with most first. */
function candidates({ width, height, pixels }: GreyPicture): Line[] {
  const steepest = Math.ceil(SLOPE * width);
  const rises = Array.from({ length: 2 * steepest + 1 }, (_, index) => index - steepest);
  const counts = rises.map(() => new Uint32Array(height + 2 * steepest + 1));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (pixels[row * width + column]! < INKED) continue;
      for (let index = 0; index < rises.length; index++) {
        counts[index]![Math.round(row - (rises[index]! * column) / width) + steepest]!++;
      }
    }
  }
  const lines = rises.flatMap((rise, index) =>
    Array.from(counts[index]!).flatMap((count, place) => {
      if (count < SHORTEST * COVERED * width) return [];
      const line = { rise, height: place - steepest };
      const { from, to } = wayOf(line, { width, height });
      const isLine = to - from >= SHORTEST * width && count >= COVERED * (to - from);
      return isLine ? [{ line, count }] : [];
    }),
  );
  return lines.sort((a, b) => b.count - a.count).map(({ line }) => line);
}

interface Run {
  column: number;
  from: number;
  to: number;
}

/** The ink above and below each place of a line, the palest included. */
function runsAlong({ width, height, pixels }: GreyPicture, line: Line): Run[] {
  const isInk = (row: number, column: number, least: number) =>
    row >= 0 && row < height && pixels[row * width + column]! >= least;
  const runs: Run[] = [];
  for (let column = 0; column < width; column++) {
    const row = Math.round(line.height + (line.rise * column) / width);
    const at = [row, row - 1, row + 1].find((each) => isInk(each, column, INKED));
    if (at === undefined) continue;
    let [from, to] = [at, at + 1];
    while (isInk(from - 1, column, 1)) from--;
    while (isInk(to, column, 1)) to++;
    runs.push({ column, from, to });
  }
  return runs;
}

/** The columns between which a line is within the picture; it may leave it above or below. */
function wayOf({ rise, height: start }: Line, size: { width: number; height: number }): Span {
  if (rise === 0) return { from: 0, to: size.width };
  const [top, bottom] = [-start, size.height - start].map((row) => (row * size.width) / rise);
  const from = Math.max(0, Math.min(top!, bottom!));
  return { from, to: Math.max(from, Math.min(size.width, Math.max(top!, bottom!))) };
}

function spans(runs: readonly Run[], { from, to }: Span): boolean {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last || runs.length < COVERED * (to - from)) return false;
  const margin = MARGIN * (to - from);
  return first.column <= from + margin && last.column >= to - margin;
}

function transpose({ width, height, pixels }: GreyPicture): GreyPicture {
  const turned = new Uint8Array(pixels.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      turned[column * height + row] = pixels[row * width + column]!;
    }
  }
  return { width: height, height: width, pixels: turned };
}
