import { GRID_SIDE } from '../../contract/digit.ts';
import { CANVAS_SIDE, type Drawing } from '../state/drawing.svelte.ts';
import { inkOfStrokes } from '../state/sheet.ts';
import { paintSheet } from './ink-paper.ts';
import { paintGrid } from './paint-grid.ts';

/** What can be copied: the grid and the drawing as PNG, the strokes as JSON. */
export type CopyKind = 'grid' | 'drawing' | 'strokes';

const TEXT = 'text/plain';
const PNG = 'image/png';

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
 * The strokes in the format that is exported and imported, [{ pen, strokes }], as they are on the
 * canvas of 280 x 280.
 */
function strokesText(drawing: Drawing): string {
  const { strokes, pen } = inkOfStrokes(drawing.strokes, drawing.pen);
  return JSON.stringify([{ pen, strokes }], (_key, value: unknown) =>
    typeof value === 'number' ? Math.round(value * PER_UNIT) / PER_UNIT : value,
  );
}

async function itemOf(drawing: Drawing, kind: CopyKind): Promise<ClipboardItem> {
  // Not every Chromium that the app runs on takes a plain string.
  if (kind === 'strokes') return itemOfBlob(new Blob([strokesText(drawing)], { type: TEXT }));
  return itemOfBlob(await pngOf(kind === 'grid' ? gridPicture(drawing) : drawingPicture(drawing)));
}

function itemOfBlob(blob: Blob): ClipboardItem {
  return new ClipboardItem({ [blob.type]: blob });
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
    }, PNG);
  });
}
