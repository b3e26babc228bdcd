import type { PixelGrid } from '../../contract/digit.ts';
import { PEN } from '../../contract/ink.ts';
import { fitToGrid } from '../../core/drawing/fit-to-grid.ts';
import type { Point, Stroke } from '../../core/drawing/stroke.ts';

/** Side of the canvas in the units that strokes are measured in, however large it is on screen. */
export const CANVAS_SIDE = 280;

/** Points closer together than this, in canvas units, change nothing but the cost. */
const LEAST_DISTANCE = 0.5;

/** What is on the canvas, with everything that was there before, to undo and redo. */
export class Drawing {
  #history = $state.raw<readonly (readonly Stroke[])[]>([[]]);
  #position = $state(0);
  #current = $state.raw<Stroke | null>(null);
  #pen: number = $state(PEN.standard);
  readonly #finished = $derived(this.#history[this.#position] ?? []);
  readonly #strokes = $derived(this.#current ? [...this.#finished, this.#current] : this.#finished);
  readonly #grid = $derived(fitToGrid(this.#strokes, { pen: this.#pen }));

  get strokes(): readonly Stroke[] {
    return this.#strokes;
  }

  get isBlank(): boolean {
    return this.#strokes.length === 0;
  }

  /** What the network sees. */
  get grid(): PixelGrid {
    return this.#grid;
  }

  /** Thickness of the ink, in pixels of the grid. */
  get pen(): number {
    return this.#pen;
  }

  set pen(thickness: number) {
    this.#pen = Math.min(PEN.maximum, Math.max(PEN.minimum, thickness));
  }

  get canUndo(): boolean {
    return this.#position > 0;
  }

  get canRedo(): boolean {
    return this.#position < this.#history.length - 1;
  }

  beginStroke(point: Point): void {
    this.endStroke();
    this.#current = [point];
  }

  extendStroke(points: readonly Point[]): void {
    if (!this.#current) return;
    const extended = [...this.#current];
    for (const point of points) {
      const last = extended.at(-1);
      if (!last || distance(last, point) >= LEAST_DISTANCE) extended.push(point);
    }
    if (extended.length > this.#current.length) this.#current = extended;
  }

  endStroke(): void {
    if (!this.#current) return;
    const strokes = this.#strokes;
    this.#current = null;
    this.#change(strokes);
  }

  undo(): void {
    this.endStroke();
    if (this.canUndo) this.#position--;
  }

  redo(): void {
    if (!this.#current && this.canRedo) this.#position++;
  }

  /** Can be undone like a stroke. */
  clear(): void {
    this.endStroke();
    if (!this.isBlank) this.#change([]);
  }

  #change(strokes: readonly Stroke[]): void {
    this.#history = [...this.#history.slice(0, this.#position + 1), strokes];
    this.#position++;
  }
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}
