import type { PixelGrid } from '../../contract/digit.ts';
import type { Ink } from '../../contract/ink.ts';
import { fitToGrid } from './fit-to-grid.ts';

/** What the network sees of a drawing or a picture that a person kept. */
export function gridOfInk(ink: Ink): PixelGrid {
  return ink.kind === 'picture' ? ink.pixels : fitToGrid(ink.strokes, { pen: ink.pen });
}
