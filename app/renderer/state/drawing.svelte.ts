import { GRID_PIXELS, type PixelGrid } from '../../contract/digit.ts';
import { type Ink, MOST_STROKES, PEN } from '../../contract/ink.ts';
import type { Point, Stroke } from '../../core/drawing/stroke.ts';
import { change, type History, historyOf, redo, undo } from '../network/history.ts';
import { InkClock } from './ink-clock.ts';
import { lengthenStroke } from './lengthen-stroke.ts';
import {
  BLANK_SHEET,
  digitsOf,
  type DrawnDigit,
  type HeldInk,
  inkOfStrokes,
  type PastedPicture,
  type Sheet,
  sheetOfInk,
} from './sheet.ts';

/** Side of the canvas in the units that strokes are measured in, however large it is on screen. */
export const CANVAS_SIDE = 280;

const BLANK_GRID: PixelGrid = new Uint8Array(GRID_PIXELS);

/** What one holds over the canvas. */
export const TOOLS = ['pen', 'eraser', 'move'] as const;
export type Tool = (typeof TOOLS)[number];

/** What is on the canvas, with everything that was there before, to undo and redo. */
export class Drawing {
  #tool: Tool = $state('pen');
  #history = $state.raw<History<Sheet>>(historyOf(BLANK_SHEET));
  /** While the pen is down, or the ink is held by a handle. */
  #live = $state.raw<Sheet | null>(null);
  #chosen = $state<number | null>(null);
  readonly #clock = new InkClock();
  /** Of the last look: while a digit is drawn, the others need not be fitted again. */
  #known: readonly DrawnDigit[] = [];
  readonly #sheet = $derived(this.#live ?? this.#history.present);
  readonly #parts = $derived((this.#known = digitsOf(this.#sheet, this.#known)));
  readonly #selected = $derived(
    Math.min(this.#chosen ?? this.#placeOfLastStroke(), Math.max(0, this.#parts.length - 1)),
  );

  /** The pen where the ink is a picture, which can neither be erased by strokes nor moved. */
  get tool(): Tool {
    return this.picture ? 'pen' : this.#tool;
  }

  set tool(tool: Tool) {
    this.endStroke();
    this.#tool = tool;
  }

  get strokes(): readonly Stroke[] {
    return this.#sheet.strokes;
  }

  /** What was pasted; it goes when a stroke is begun. */
  get picture(): PastedPicture | null {
    return this.#sheet.picture;
  }

  get isBlank(): boolean {
    return this.strokes.length === 0 && this.picture === null;
  }

  /** The digits side by side, from left to right; none on a blank sheet. */
  get parts(): readonly DrawnDigit[] {
    return this.#parts;
  }

  /** The place of the digit that is looked at: the one drawn last, until another one is chosen. */
  get selected(): number {
    return this.#selected;
  }

  /** The digit that is looked at; null on a blank sheet. */
  get part(): DrawnDigit | null {
    return this.#parts[this.#selected] ?? null;
  }

  /** What the network sees of the digit that is looked at. */
  get grid(): PixelGrid {
    return this.part?.grid ?? BLANK_GRID;
  }

  /** What the network sees of each digit. */
  get grids(): readonly PixelGrid[] {
    return this.#parts.map(({ grid }) => grid);
  }

  /** The digit that is looked at, as it is kept; null on a blank sheet. */
  get ink(): Ink | null {
    if (this.picture) return { kind: 'picture', pixels: this.grid };
    return this.part ? inkOfStrokes(this.part.strokes, this.pen) : null;
  }

  /** What that digit is made of; the same objects as long as nothing about it changes. */
  get pieces(): readonly object[] {
    return this.picture ? [this.grid] : (this.part?.strokes ?? []);
  }

  /** Thickness of the ink, in pixels of the grid. */
  get pen(): number {
    return this.#sheet.pen;
  }

  set pen(thickness: number) {
    this.endStroke();
    const pen = Math.min(PEN.maximum, Math.max(PEN.minimum, thickness));
    if (pen === this.pen) return;
    const sheet = { ...this.#sheet, pen };
    // On a blank sheet it changes nothing that one would want back.
    this.#history = this.isBlank
      ? { ...this.#history, present: sheet }
      : change(this.#history, sheet, 'pen');
  }

  /** How many times as large the ink is as it was drawn. */
  get scale(): number {
    return this.#sheet.scale;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  select(place: number): void {
    this.#chosen = place;
  }

  /** The time of a point is in milliseconds, since whenever. */
  beginStroke(point: Point): void {
    this.endStroke();
    const { strokes, pen } = this.#sheet;
    const scale = strokes.length === 0 ? 1 : this.scale;
    if (strokes.length >= MOST_STROKES) return;
    this.#clock.beginStroke(point, strokes);
    this.#chosen = null;
    const begun = [this.#clock.timed(point)];
    this.#live = { strokes: [...strokes, begun], picture: null, pen, scale };
  }

  extendStroke(points: readonly Point[]): void {
    const current = this.#live?.strokes.at(-1);
    if (!this.#live || !current) return;
    const longer = lengthenStroke(
      current,
      points.map((point) => this.#clock.timed(point)),
    );
    if (longer === current) return;
    this.#live = { ...this.#live, strokes: [...this.#live.strokes.slice(0, -1), longer] };
  }

  /** Also ends what is held by a handle. */
  endStroke(): void {
    if (!this.#live) return;
    this.#history = change(this.#history, this.#live);
    this.#live = null;
  }

  /** Shows the strokes moved, scaled or turned; `endStroke` makes it one step to undo. */
  reshape(held: HeldInk): void {
    if (this.picture === null) this.#live = { ...this.#sheet, ...held };
  }

  /** As `reshape`, by a key: presses in a row are one step to undo. */
  nudge(held: HeldInk): void {
    this.endStroke();
    if (!this.isBlank) this.#change({ ...this.#sheet, ...held }, 'nudge');
  }

  erase(place: number): void {
    this.endStroke();
    const strokes = this.strokes.filter((_, index) => index !== place);
    if (strokes.length < this.strokes.length) this.#change({ ...this.#sheet, strokes });
  }

  paste(picture: PastedPicture): void {
    this.endStroke();
    this.#change({ ...this.#sheet, strokes: [], picture });
  }

  /** Puts what was kept on the canvas. */
  show(ink: Ink): void {
    this.endStroke();
    this.#clock.forget();
    this.#change(sheetOfInk(ink, this.pen));
  }

  undo(): void {
    this.endStroke();
    this.#chosen = null;
    this.#history = undo(this.#history);
  }

  redo(): void {
    if (this.#live) return;
    this.#chosen = null;
    this.#history = redo(this.#history);
  }

  /** Can be undone like a stroke. */
  clear(): void {
    this.endStroke();
    if (!this.isBlank) this.#change({ ...this.#sheet, strokes: [], picture: null });
  }

  #change(sheet: Sheet, typing: string | null = null): void {
    if (typing === null) this.#chosen = null;
    this.#history = change(this.#history, sheet, typing);
  }

  #placeOfLastStroke(): number {
    const last = this.strokes.at(-1);
    return Math.max(
      0,
      this.#parts.findIndex(({ strokes }) => strokes.at(-1) === last),
    );
  }
}
