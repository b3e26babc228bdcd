import { GRID_SIDE } from '../../contract/digit.ts';
import { CANVAS_SIDE, type Drawing } from '../state/drawing.svelte.ts';
import { inkOfStrokes } from '../state/sheet.ts';
import { paintSheet } from './ink-paper.ts';
import { paintGrid } from './paint-grid.ts';

/** What can be copied: the grid and the drawing as PNG, the strokes as JSON. */
export type CopyKind = 'grid' | 'drawing' | 'strokes';

const PNG_SIDE = 280;
/** The drawing as sharp as on a good screen. */
const DRAWING_SIDE = 2 * CANVAS_SIDE;
/** Two decimals of a canvas unit are finer than any screen. */
const PER_UNIT = 100;

/** @returns whether the clipboard took it */
export async function copyDrawing(drawing: Drawing, kind: CopyKind): Promise<boolean> {
  try {
    await navigator.clipboard.write([await itemOf(drawing, kind)]);
    return true;
  } catch (error) {
    console.warn('nothing was copied', error);
    return false;
  }
}

/**
 * The strokes in the format that is exported and imported, [{ strokes }], as they are on the
 * canvas of 280 x 280.
 */
function strokesText(drawing: Drawing): string {
  const ink = inkOfStrokes(drawing.strokes, drawing.pen);
  const strokes = ink.kind === 'strokes' ? ink.strokes : [];
  return JSON.stringify([{ strokes }], (_key, value: unknown) =>
    typeof value === 'number' ? Math.round(value * PER_UNIT) / PER_UNIT : value,
  );
}

async function itemOf(drawing: Drawing, kind: CopyKind): Promise<ClipboardItem> {
  if (kind === 'strokes') return new ClipboardItem({ 'text/plain': strokesText(drawing) });
  const png = await pngOf(kind === 'grid' ? gridPicture(drawing) : drawingPicture(drawing));
  return new ClipboardItem({ 'image/png': png });
}

/** Bright ink on black, each pixel a square: as digits of MNIST are shown. */
function gridPicture({ grid }: Drawing): HTMLCanvasElement {
  const small = canvasOf(GRID_SIDE);
  paintGrid(small, grid);
  const canvas = canvasOf(PNG_SIDE);
  const context = contextOf(canvas, 'black');
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, PNG_SIDE, PNG_SIDE);
  return canvas;
}

/** Dark ink on white, whatever the theme is. */
function drawingPicture(drawing: Drawing): HTMLCanvasElement {
  const canvas = canvasOf(DRAWING_SIDE);
  const context = contextOf(canvas, 'white');
  context.scale(DRAWING_SIDE / CANVAS_SIDE, DRAWING_SIDE / CANVAS_SIDE);
  paintSheet(context, drawing, 'black');
  return canvas;
}

function canvasOf(side: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  return Object.assign(canvas, { width: side, height: side });
}

function contextOf(canvas: HTMLCanvasElement, paper: string): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('a canvas without a context');
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return context;
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('a canvas without a picture'));
    }, 'image/png');
  });
}
