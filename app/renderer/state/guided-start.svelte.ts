import type { Ink } from '../../contract/ink.ts';
import type { PersonId } from '../../contract/people.ts';
import { Drawing } from './drawing.svelte.ts';
import type { JustKept, People } from './people.svelte.ts';
import { inkOfStrokes } from './sheet.ts';

interface Written {
  /** Null if it could not be kept. */
  kept: Promise<JustKept | null>;
  ink: Ink;
}

interface Options {
  /** How many classes there are. */
  count: number;
  /** What the first person is called, if there is nobody yet. */
  firstName: string;
}

/** Each class written once by one person, one after the other. */
export class GuidedStart {
  readonly count: number;
  readonly #people: People;
  readonly #firstName: string;
  #person = $state<PersonId | null>(null);
  #place = $state(0);
  #written = $state.raw<readonly (Written | null)[]>([]);
  #drawing = $state.raw(new Drawing());
  readonly #ink = $derived(inkOf(this.#drawing));

  constructor(people: People, { count, firstName }: Options) {
    this.#people = people;
    this.#person = people.inUse?.id ?? null;
    this.#firstName = firstName;
    this.count = count;
  }

  /** Who writes; null as long as there is nobody. */
  get person(): PersonId | null {
    return this.#person;
  }

  /** The class to write now, from 0. */
  get place(): number {
    return this.#place;
  }

  get isDone(): boolean {
    return this.#place >= this.count;
  }

  get writtenCount(): number {
    return this.#written.filter((each) => each).length;
  }

  /** A new sheet for each class. */
  get drawing(): Drawing {
    return this.#drawing;
  }

  get canKeep(): boolean {
    return this.#ink !== null && !this.isDone;
  }

  get canGoBack(): boolean {
    return this.#place > 0;
  }

  /** The next sheet is there at once: a quick hand must not write on one that is about to go. */
  async keep(): Promise<void> {
    const ink = this.#ink;
    if (!ink || !this.canKeep) return;
    const [firstName, person] = [this.#firstName, this.#person];
    const written = { kept: this.#people.keep(this.#place, ink, { firstName, person }), ink };
    this.#next(written);
    const kept = await written.kept;
    if (kept) this.#person ??= kept.person;
    else this.#writeAgain(written);
  }

  /** Resolves when all that was written is kept, or has turned out not to be. */
  async settled(): Promise<void> {
    await Promise.all(this.#written.map((written) => written?.kept));
  }

  skip(): void {
    if (!this.isDone) this.#next(null);
  }

  /** To the class before; what was kept of it lies on the sheet again. */
  async goBack(): Promise<void> {
    if (!this.canGoBack) return;
    const last = this.#written.at(-1) ?? null;
    this.#place--;
    this.#written = this.#written.slice(0, -1);
    this.#drawing = new Drawing();
    if (!last) return;
    this.#drawing.show(last.ink);
    const kept = await last.kept;
    if (kept) await this.#people.removeDrawing(kept);
  }

  /** Back to a class that could not be kept, with what was written. */
  #writeAgain(lost: Written): void {
    const place = this.#written.indexOf(lost);
    if (place < 0) return;
    this.#written = this.#written.slice(0, place);
    this.#place = place;
    this.#drawing = new Drawing();
    this.#drawing.show(lost.ink);
  }

  #next(written: Written | null): void {
    this.#written = [...this.#written, written];
    this.#place++;
    this.#drawing = new Drawing();
  }
}

/** All that is on the sheet: it is one digit, however far its strokes are from each other. */
function inkOf(drawing: Drawing): Ink | null {
  if (drawing.strokes.length > 0) return inkOfStrokes(drawing.strokes, drawing.pen);
  return drawing.ink;
}
