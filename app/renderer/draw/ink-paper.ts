import { GRID_SIDE } from '../../contract/digit.ts';
import { lineWidth } from '../../core/drawing/line-width.ts';
import type { Stroke } from '../../core/drawing/stroke.ts';
import { CANVAS_SIDE } from '../state/drawing.svelte.ts';
import type { Sheet } from '../state/sheet.ts';
import { token } from '../styles/colour-scheme.ts';
import { paintPicture } from './paint-picture.ts';

/**
 * Paints all that is on a canvas.
 * @param touched the place of the stroke that the eraser is over
 */
export function paintPaper(
  canvas: HTMLCanvasElement,
  sheet: Sheet,
  touched: number | null = null,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.scale(canvas.width / CANVAS_SIDE, canvas.height / CANVAS_SIDE);
  paintSheet(context, sheet, token('--drawing-ink'));
  const stroke = touched === null ? undefined : sheet.strokes[touched];
  if (!stroke) return;
  context.strokeStyle = token('--error');
  context.stroke(pathOf(stroke));
}

/** Ink alone, on a context whose unit is the canvas's. */
export function paintSheet(
  context: CanvasRenderingContext2D,
  { strokes, picture, pen, scale }: Sheet,
  colour: string,
): void {
  context.lineCap = context.lineJoin = 'round';
  context.lineWidth = widthOnCanvas({ pen, scale });
  context.strokeStyle = colour;
  for (const stroke of strokes) context.stroke(pathOf(stroke));
  if (picture) paintPicture(context, picture.ink, colour);
}

/** How thick the ink is, in canvas units. */
export function widthOnCanvas({ pen, scale }: Pick<Sheet, 'pen' | 'scale'>): number {
  return (lineWidth(pen, scale) * CANVAS_SIDE) / GRID_SIDE;
}

/** A stroke does not change: while another one is drawn, its path need not be made again. */
const paths = new WeakMap<Stroke, Path2D>();

function pathOf(stroke: Stroke): Path2D {
  const known = paths.get(stroke);
  if (known) return known;
  const path = smoothPath(stroke);
  paths.set(stroke, path);
  return path;
}

/** Curves through the middles between the points, with the points as handles: no corners. */
function smoothPath(stroke: Stroke): Path2D {
  const path = new Path2D();
  const [first] = stroke;
  const last = stroke.at(-1);
  if (!first || !last) return path;
  path.moveTo(first[0], first[1]);
  for (let index = 1; index < stroke.length - 1; index++) {
    const [x, y] = stroke[index]!;
    const [nextX, nextY] = stroke[index + 1]!;
    path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  // A line to itself makes a dot.
  path.lineTo(last[0], last[1]);
  return path;
}
