import type { PixelGrid } from '../../../contract/digit.ts';
import type { Random } from '../../random.ts';
import { drawFreely } from './draw-freely.ts';
import { LETTERS } from './letters.ts';
import { NOISE } from './noise.ts';
import { SHAPES } from './shapes.ts';

/** Something that is no digit, never twice alike. */
export interface StrangerKind {
  group: 'letter' | 'shape' | 'noise';
  name: string;
  draw(random: Random): PixelGrid;
}

/** All that we can draw and that is no digit. */
export const STRANGER_KINDS: readonly StrangerKind[] = [
  ...Object.entries(LETTERS).map(([name, strokes]): StrangerKind => ({
    ...{ group: 'letter', name },
    draw: (random) => drawFreely(strokes, random),
  })),
  ...Object.entries(SHAPES).map(([name, strokesOf]): StrangerKind => ({
    ...{ group: 'shape', name },
    draw: (random) => drawFreely(strokesOf(random), random),
  })),
  ...Object.entries(NOISE).map(([name, draw]): StrangerKind => ({ group: 'noise', name, draw })),
];
