import type { ConfusionMatrix } from '../../../contract/training.ts';
import { formatCount } from '../../i18n/format.ts';
import { token } from '../../styles/colour-scheme.ts';

/** Where the cells of a confusion matrix stand on its canvas, in CSS pixels. */
export interface ConfusionLayout {
  left: number;
  top: number;
  cell: number;
}

interface Look {
  /** The cell that is looked at, row by row from 0; null if none is. */
  chosen: number | null;
  names: readonly string[];
}

const LABEL_SIZE = 11;
const SHORT_LABEL = 18; /* room for one that has one or two characters */
const LONG_LABEL = 64;
const FRAME = 2; /* for the ring around a cell */
const SMALLEST_LABELLED_CELL = 9;
const SMALLEST_COUNTED_CELL = 20;
/** Of a row: above it the colour is so strong that only paper can be read on it. */
const STRONG = 0.55;

/** The largest square cells that fit beside the names. */
export function layConfusion(
  names: readonly string[],
  width: number,
  height: number,
): ConfusionLayout {
  const wanted = names.every((name) => name.length <= 2) ? SHORT_LABEL : LONG_LABEL;
  const cellBeside = (label: number) =>
    Math.max(1, (Math.min(width, height) - label) / Math.max(1, names.length));
  // Names that are too small to be read are left out, and their room with them.
  const label = cellBeside(wanted) >= SMALLEST_LABELLED_CELL ? wanted : FRAME;
  const cell = cellBeside(label);
  return { left: label, top: label, cell: cell >= 4 ? Math.floor(cell) : cell };
}

/** The cell at a place on the canvas, row by row from 0; null beside the matrix. */
export function cellAt(
  layout: ConfusionLayout,
  count: number,
  x: number,
  y: number,
): number | null {
  const column = Math.floor((x - layout.left) / layout.cell);
  const row = Math.floor((y - layout.top) / layout.cell);
  const isInside = Math.min(column, row) >= 0 && Math.max(column, row) < count;
  return isInside ? row * count + column : null;
}

/**
 * Draws a matrix whose rows are what the samples are and whose columns what they were taken for:
 * right answers in one colour, mistakes in another that shows also a few of many.
 */
export function drawConfusion(
  context: CanvasRenderingContext2D,
  confusion: ConfusionMatrix,
  layout: ConfusionLayout,
  { chosen, names }: Look,
): void {
  const { canvas } = context;
  const { left, top, cell } = layout;
  const right = token('--accent');
  const wrong = token('--second');
  const [ink, paper] = [token('--ink'), token('--sheet')];
  const { fontFamily } = getComputedStyle(canvas);
  const gap = cell >= 8 ? 1 : 0;

  context.fillStyle = token('--sheet-sunken');
  context.fillRect(left, top, cell * names.length, cell * names.length);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  confusion.forEach((row, actual) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    row.forEach((count, guess) => {
      if (count === 0) return;
      const share = count / total;
      const strength = actual === guess ? share : Math.sqrt(share);
      const x = left + guess * cell;
      const y = top + actual * cell;
      context.globalAlpha = 0.12 + 0.88 * strength;
      context.fillStyle = actual === guess ? right : wrong;
      context.fillRect(x, y, cell - gap, cell - gap);
      context.globalAlpha = 1;
      if (cell < SMALLEST_COUNTED_CELL) return;
      context.font = `${Math.min(13, Math.floor(cell * 0.42))}px ${fontFamily}`;
      context.fillStyle = strength > STRONG ? paper : ink;
      context.fillText(formatCount(count), x + cell / 2, y + cell / 2, cell - 4);
    });
  });
  if (left > FRAME) {
    context.font = `${LABEL_SIZE}px ${fontFamily}`;
    context.fillStyle = token('--ink-soft');
    drawNames(context, names, layout);
  }
  if (chosen !== null) {
    context.lineWidth = 2;
    context.strokeStyle = ink;
    const x = left + (chosen % names.length) * cell;
    const y = top + Math.floor(chosen / names.length) * cell;
    context.strokeRect(x, y, cell, cell);
  }
}

/** Beside the rows, and above the columns: upright if they are short. */
function drawNames(
  context: CanvasRenderingContext2D,
  names: readonly string[],
  { left, top, cell }: ConfusionLayout,
): void {
  const isShort = left === SHORT_LABEL;
  const room = left - 6;
  names.forEach((name, label) => {
    const middle = (label + 0.5) * cell;
    context.textAlign = 'right';
    context.fillText(shortened(context, name, room), left - 5, top + middle);
    context.save();
    context.translate(left + middle, top - 5);
    context.textAlign = isShort ? 'center' : 'left';
    if (isShort) context.translate(0, -4);
    else context.rotate(-Math.PI / 2);
    context.fillText(shortened(context, name, room), 0, 0);
    context.restore();
  });
}

function shortened(context: CanvasRenderingContext2D, name: string, room: number): string {
  if (context.measureText(name).width <= room) return name;
  for (let length = name.length - 1; length > 1; length--) {
    const part = `${name.slice(0, length)}…`;
    if (context.measureText(part).width <= room) return part;
  }
  return name.slice(0, 1);
}
