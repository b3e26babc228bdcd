import { GRID_SIDE } from '../../contract/digit.ts';
import type { Point } from '../../core/drawing/stroke.ts';
import { CANVAS_SIDE, type Drawing } from '../state/drawing.svelte.ts';

const CELL = CANVAS_SIDE / GRID_SIDE;
const STEP = 1;
const LONG_STEP = 4;

const DIRECTIONS: Partial<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A pen that is led over the 28x28 cells of the canvas by keys. */
export class KeyPen {
  readonly #drawing: Drawing;
  #isShown = $state(false);
  #isDown = $state(false);
  #column = $state(GRID_SIDE / 2);
  #row = $state(GRID_SIDE / 2);

  constructor(drawing: Drawing) {
    this.#drawing = drawing;
  }

  /** From the first key until it is put away. */
  get isShown(): boolean {
    return this.#isShown;
  }

  get isDown(): boolean {
    return this.#isDown;
  }

  /** From 0. */
  get column(): number {
    return this.#column;
  }

  get row(): number {
    return this.#row;
  }

  /** @returns whether the key was meant for it */
  press({ key, shiftKey, timeStamp, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || altKey) return false;
    const direction = DIRECTIONS[key];
    if (direction) this.#move(direction, shiftKey ? LONG_STEP : STEP, timeStamp);
    else if (key === ' ') this.#putDownOrLift(timeStamp);
    else if (key === 'Enter' && this.#isDown) this.lift();
    else if (key === 'Escape' && this.#isShown) this.putAway();
    else return false;
    return true;
  }

  lift(): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#drawing.endStroke();
  }

  putAway(): void {
    this.lift();
    this.#isShown = false;
  }

  #move([byX, byY]: readonly [number, number], step: number, time: number): void {
    // The first key only shows where it is.
    if (!this.#isShown) {
      this.#isShown = true;
      return;
    }
    this.#column = within(this.#column + byX * step);
    this.#row = within(this.#row + byY * step);
    if (this.#isDown) this.#drawing.extendStroke([this.#point(time)]);
  }

  #putDownOrLift(time: number): void {
    this.#isShown = true;
    if (this.#isDown) {
      this.lift();
      return;
    }
    this.#isDown = true;
    this.#drawing.beginStroke(this.#point(time));
  }

  #point(time: number): Point {
    return [(this.#column + 0.5) * CELL, (this.#row + 0.5) * CELL, time];
  }
}

function within(place: number): number {
  return Math.max(0, Math.min(GRID_SIDE - 1, place));
}
