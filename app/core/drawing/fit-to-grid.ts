import { GRID_SIDE, type PixelGrid } from '../../contract/digit.ts';
import { PEN } from '../../contract/ink.ts';
import { centreOfMass, INK_EDGE, type InkGrid, renderInk } from './render-ink.ts';
import type { Point, Stroke } from './stroke.ts';

/**
 * MNIST's digits fill this box with all their ink, the palest included, keeping their shape: of its
 * first 3,000 digits 2,999 are 20 pixels long. The rest of the 28x28 is margin.
 */
export const BOX_SIDE = 20;

/**
 * Where MNIST puts the centre of mass, in pixels from the edge: the middle of pixel 14, not the
 * border between 13 and 14. Its first 10,000 training digits have their mean at (14.50, 14.50).
 */
export const CENTRE = 14.5;

/**
 * Draws strokes as MNIST's digits were made (http://yann.lecun.com/exdb/mnist/): scaled into 20x20
 * keeping the shape, anti-aliased, with the centre of mass in the centre of the 28x28. The pen is
 * measured after scaling, so that a digit drawn small is not blurred by a thick brush.
 * Where and how large the strokes were drawn makes no difference to the result.
 * @returns 784 bytes, row by row, 0 paper to 255 ink; all zero where there is no stroke.
 */
export function fitToGrid(
  strokes: readonly Stroke[],
  { pen = PEN.standard }: { pen?: number } = {},
): PixelGrid {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return new Uint8Array(GRID_SIDE * GRID_SIDE);

  const inBox = scaleIntoBox(drawn, BOX_SIDE - pen - INK_EDGE);
  const centred = centreMass(inBox, pen);
  return toBytes(renderInk(centred, pen, GRID_SIDE));
}

/** The longer side becomes `side`, and the middle of the box the origin. */
function scaleIntoBox(strokes: readonly Stroke[], side: number): Stroke[] {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const stroke of strokes) {
    for (const [x, y] of stroke) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const longest = Math.max(right - left, bottom - top);
  // A dot has no size to scale.
  const scale = longest > 0 ? side / longest : 1;
  const middleX = (left + right) / 2;
  const middleY = (top + bottom) / 2;
  return mapPoints(strokes, ([x, y]) => [(x - middleX) * scale, (y - middleY) * scale]);
}

/** The mass is measured on a grid twice as large, where no ink is cut off. */
function centreMass(strokes: readonly Stroke[], pen: number): Stroke[] {
  const side = 2 * GRID_SIDE;
  const [massX, massY] = centreOfMass(renderInk(translate(strokes, side / 2, side / 2), pen, side));
  return translate(strokes, side / 2 - massX + CENTRE, side / 2 - massY + CENTRE);
}

function translate(strokes: readonly Stroke[], byX: number, byY: number): Stroke[] {
  return mapPoints(strokes, ([x, y]) => [x + byX, y + byY]);
}

function mapPoints(strokes: readonly Stroke[], change: (point: Point) => Point): Stroke[] {
  return strokes.map((stroke) => stroke.map(change));
}

function toBytes({ coverage }: InkGrid): PixelGrid {
  return Uint8Array.from(coverage, (share) => Math.round(share * 255));
}
