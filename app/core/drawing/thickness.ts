import type { GreyPicture } from './grey-picture.ts';

/** From here on a pixel of a picture of ink counts as ink. */
export const INKED = 128;

/** Of the lines in a picture of ink, on average: twice the area by the length of its edges, in pixels. */
export function thicknessOf({ width, height, pixels }: GreyPicture): number {
  let area = 0;
  let edges = 0;
  const isInked = (row: number, column: number) =>
    column < width && row < height && pixels[row * width + column]! >= INKED ? 1 : 0;
  for (let row = -1; row < height; row++) {
    for (let column = -1; column < width; column++) {
      const here = row >= 0 && column >= 0 ? isInked(row, column) : 0;
      const right = row >= 0 ? isInked(row, column + 1) : 0;
      const below = column >= 0 ? isInked(row + 1, column) : 0;
      area += here;
      edges += (here ^ right) + (here ^ below);
    }
  }
  // An edge in stairs is 4 / pi as long as it is, taken over all directions.
  return edges > 0 ? (2 * area) / ((edges * Math.PI) / 4) : 0;
}
