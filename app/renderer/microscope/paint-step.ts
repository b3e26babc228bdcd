import { GRID_SIDE } from '../../contract/digit.ts';
import type { FitStep } from '../../core/drawing/fit-steps.ts';
import { BOX_SIDE } from '../../core/drawing/fit-to-grid.ts';
import type { Box } from '../../core/drawing/box.ts';
import { CENTRE } from '../../core/drawing/place-ink.ts';
import type { Stroke } from '../../core/drawing/stroke.ts';
import { token } from '../styles/colour-scheme.ts';

const MARGIN = (GRID_SIDE - BOX_SIDE) / 2;
/** The square of 20x20 in the middle. */
const MIDDLE: Box = {
  left: MARGIN,
  right: GRID_SIDE - MARGIN,
  top: MARGIN,
  bottom: GRID_SIDE - MARGIN,
};
const DOT = 0.6; /* pixels of the grid */
/** How opaque the ink is that is hidden, or not meant. */
const HINT = 0.3;

interface StepLook {
  /** The other digits of the number, as they lie before the first step. */
  others: readonly Stroke[];
  /** False where the step is left out. */
  isTaken: boolean;
}

/** Draws where the ink lies on the 28x28 after a step, sharp, with what the step goes by. */
export function paintStep(
  canvas: HTMLCanvasElement,
  { id, strokes, pen, box, mass }: FitStep,
  { others, isTaken }: StepLook,
): void {
  const context = paper(canvas);
  if (!context) return;
  context.strokeStyle = token('--drawing-ink');
  if (id === 'strokes') {
    context.globalAlpha = HINT;
    drawInk(context, others, pen);
    context.globalAlpha = 1;
  }
  drawInk(context, strokes, pen);
  if (!isTaken || strokes.length === 0) return;
  context.lineWidth = (GRID_SIDE / canvas.width) * devicePixelRatio;
  context.strokeStyle = context.fillStyle = token('--second');
  if (id === 'strokes' || id === 'crop') drawBox(context, box);
  if (id === 'scale') drawBox(context, MIDDLE);
  if (id !== 'centre') return;
  drawLine(context, [CENTRE.x, 0], [CENTRE.x, GRID_SIDE]);
  drawLine(context, [0, CENTRE.y], [GRID_SIDE, CENTRE.y]);
  context.beginPath();
  context.arc(mass[0], mass[1], DOT, 0, 2 * Math.PI);
  context.fill();
}

/** Draws the pieces of a drawing; the hidden one is only hinted at. */
export function paintPieces(
  canvas: HTMLCanvasElement,
  pieces: readonly Stroke[],
  hidden: Stroke,
  pen: number,
): void {
  const context = paper(canvas);
  if (!context) return;
  context.globalAlpha = HINT;
  context.strokeStyle = token('--accent');
  drawInk(context, [hidden], pen);
  context.globalAlpha = 1;
  context.strokeStyle = token('--drawing-ink');
  drawInk(
    context,
    pieces.filter((piece) => piece !== hidden),
    pen,
  );
}

/** A clean sheet whose unit is a pixel of the grid. */
function paper(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.scale(canvas.width / GRID_SIDE, canvas.height / GRID_SIDE);
  return context;
}

function drawInk(context: CanvasRenderingContext2D, strokes: readonly Stroke[], pen: number): void {
  context.lineCap = context.lineJoin = 'round';
  context.lineWidth = pen;
  context.beginPath();
  for (const stroke of strokes) {
    const [first] = stroke;
    if (!first) continue;
    context.moveTo(first[0], first[1]);
    // A line to itself makes a dot.
    for (const [x, y] of stroke) context.lineTo(x, y);
  }
  context.stroke();
}

function drawBox(context: CanvasRenderingContext2D, { left, right, top, bottom }: Box): void {
  context.strokeRect(left, top, right - left, bottom - top);
}

function drawLine(
  context: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}
