import * as v from 'valibot';
import { DrawnEntry, inkOfEntry } from '../../contract/drawn-entry.ts';
import type { Ink } from '../../contract/ink.ts';
import { keepOnPaper } from '../../core/drawing/transform.ts';
import { CANVAS_SIDE } from '../state/drawing.svelte.ts';
import { inkOfStrokes } from '../state/sheet.ts';

/** Longer text is no single drawing, in characters or in bytes of a file. */
export const LONGEST = 20_000_000;

/** One, since there is one canvas: a file of many is imported on the screen “My hand”. */
const OneDrawing = v.strictTuple([DrawnEntry]);

/**
 * The drawing in text as the canvas copies it, [{ pen, strokes }].
 * @returns its ink, all of it on the canvas; null where the text is anything else
 */
export function readStrokes(text: string): Ink | null {
  if (text.length > LONGEST) return null;
  const read = v.safeParse(OneDrawing, jsonOf(text), { abortEarly: true });
  if (!read.success) return null;
  const ink = inkOfEntry(read.output[0]);
  if (ink.kind === 'picture') return ink;
  const strokes = keepOnPaper(ink.strokes, CANVAS_SIDE);
  return inkOfStrokes(strokes, ink.pen);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
