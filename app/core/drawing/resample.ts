import { GRID_PIXELS, GRID_SIDE, type PixelGrid } from '../../contract/digit.ts';
import type { GreyPicture } from './grey-picture.ts';

/** A stretch along one side of a picture, in its pixels; pixel 0 spans 0 to 1. */
export interface Span {
  from: number;
  to: number;
}

/** The pixels of the picture that one pixel of the grid is made of. */
interface Mix {
  first: number;
  weights: number[];
}

/**
 * Scales the part of a picture that lies in a box onto the 28x28 grid, which covers the stretches
 * `across` and `down` of the picture (they may reach beyond it). Smaller by the mean of the area,
 * larger by linear interpolation; at the same size and whole pixels every byte stays as it is. What
 * is outside the box counts as 0.
 * @param box in whole pixels, within the picture
 * @returns 784 values of 0 to 255, row by row, not rounded
 */
export function resample(
  { width, pixels }: GreyPicture,
  box: { across: Span; down: Span },
  across: Span,
  down: Span,
): Float32Array {
  const columns = mixesOf(across, box.across);
  const rows = mixesOf(down, box.down);
  const top = box.down.from;
  const narrowed = new Float32Array((box.down.to - top) * GRID_SIDE);
  for (let row = top; row < box.down.to; row++) {
    columns.forEach(({ first, weights }, column) => {
      let sum = 0;
      const from = row * width + first;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * pixels[from + i]!;
      narrowed[(row - top) * GRID_SIDE + column] = sum;
    });
  }

  const values = new Float32Array(GRID_PIXELS);
  rows.forEach(({ first, weights }, row) => {
    for (let column = 0; column < GRID_SIDE; column++) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) {
        sum += weights[i]! * narrowed[(first - top + i) * GRID_SIDE + column]!;
      }
      values[row * GRID_SIDE + column] = sum;
    }
  });
  return values;
}

/** Rounds to bytes. */
export function toGrid(values: Float32Array, gain = 1): PixelGrid {
  const grid = new Uint8Array(values.length);
  // A loop: this is done for every place of the pen, and a call a pixel takes longer.
  for (let pixel = 0; pixel < grid.length; pixel++) {
    grid[pixel] = Math.min(255, Math.round(values[pixel]! * gain));
  }
  return grid;
}

function mixesOf(grid: Span, box: Span): Mix[] {
  const step = (grid.to - grid.from) / GRID_SIDE;
  return Array.from({ length: GRID_SIDE }, (_, place) => {
    const from = grid.from + place * step;
    const inside = { from: Math.max(from, box.from), to: Math.min(from + step, box.to) };
    const covered = (inside.to - inside.from) / step;
    if (covered <= 0) return { first: box.from, weights: [] };
    return step >= 1 ? meanOf(inside, step) : between(from + step / 2, box, covered);
  });
}

function meanOf({ from, to }: Span, step: number): Mix {
  const first = Math.floor(from);
  const last = Math.ceil(to);
  const weights = Array.from({ length: last - first }, (_, i) => {
    const pixel = first + i;
    return (Math.min(to, pixel + 1) - Math.max(from, pixel)) / step;
  });
  return { first, weights };
}

/** Between the centres of two pixels; at the edge of the box its last pixel goes on. */
function between(centre: number, box: Span, covered: number): Mix {
  const place = Math.max(box.from, Math.min(box.to - 1, centre - 0.5));
  const first = Math.floor(place);
  const share = place - first;
  return {
    first,
    weights: share > 0 ? [(1 - share) * covered, share * covered] : [covered],
  };
}
