import type { PixelGrid, Reading, Verdict } from '../../contract/digit.ts';
import type { Failure } from '../../contract/failures.ts';
import type { RequestOutput } from '../../contract/engine.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { bestGuesses, type Guess } from './guess.ts';
import { joinGrids } from './join-grids.ts';
import { NewestWins } from './newest-wins.ts';
import type { Training } from './training.svelte.ts';

/** An answer is spoken once it has stood this long; a screen reader would chatter otherwise. */
const REST_MS = 700;

/** While one waits for a step of a training to end, the pen has moved: the next need not wait twice. */
const MOST_UNDER_WAY = 3;

interface Asked {
  grids: readonly PixelGrid[];
  outcome: Outcome<RequestOutput<'predict'>>;
}

/** What the network makes of the digits that are drawn: asked at once, and never a queue. */
export class Prediction {
  readonly #training: Training;
  readonly #newest: NewestWins<readonly PixelGrid[], Asked>;
  #grids: readonly PixelGrid[] = [];
  /** What the readings are of. */
  #read: readonly PixelGrid[] = [];
  #isCurrent = $state(true);
  #selected = $state(0);
  #resting: ReturnType<typeof setTimeout> | undefined;
  #readings = $state.raw<readonly Reading[]>([]);
  #rested = $state.raw<readonly Reading[]>([]);
  #failure = $state.raw<Failure | null>(null);
  readonly #reading = $derived(this.#readings[this.#selected] ?? this.#readings.at(-1) ?? null);
  readonly #best = $derived(
    this.#reading ? (bestGuesses(this.#reading.probabilities, 1)[0] ?? null) : null,
  );

  constructor(connection: EngineConnection, training: Training) {
    this.#training = training;
    this.#newest = new NewestWins(
      async (grids) => ({
        grids,
        outcome: await connection.request('predict', { pixels: joinGrids(grids) }),
      }),
      (asked) => this.#take(asked),
      MOST_UNDER_WAY,
    );
    connection.onStatus(() => this.#ask());
    connection.on('libraryChanged', () => this.#ask());
    connection.on('lessonChanged', () => this.#ask());
    // While the network learns, it changes its mind about the same drawing.
    connection.on('trainingProgressed', () => this.#ask());
  }

  /** One a digit, from left to right; none where there is nothing to read or to read with. */
  get readings(): readonly Reading[] {
    return this.#readings;
  }

  /** What is drawn has been read; else the readings are of what was there before. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  /** The place of the digit that is looked at. */
  get selected(): number {
    return Math.max(0, Math.min(this.#selected, this.#readings.length - 1));
  }

  /** Of the digit that is looked at, of the classes in order; null where there is none. */
  get probabilities(): readonly number[] | null {
    return this.#reading?.probabilities ?? null;
  }

  get verdict(): Verdict | null {
    return this.#reading?.verdict ?? null;
  }

  get best(): Guess | null {
    return this.#best;
  }

  /** The readings, once they have stood for a while. */
  get rested(): readonly Reading[] {
    return this.#rested;
  }

  /** Why there is no answer although there should be one. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /**
   * Reads these digits from now on, until others come.
   * @param selected the place of the one that is looked at
   */
  follow(grids: readonly PixelGrid[], selected = 0): void {
    this.#selected = selected;
    if (areSame(grids, this.#grids)) return;
    this.#grids = grids;
    this.#ask();
  }

  #ask(): void {
    if (this.#grids.length > 0 && this.#training.canPredict) {
      this.#isCurrent = this.#read === this.#grids;
      this.#newest.ask(this.#grids);
    } else {
      this.#newest.forget();
      this.#read = [];
      this.#isCurrent = true;
      this.#show([]);
    }
  }

  #take({ grids, outcome }: Asked): void {
    this.#read = grids;
    this.#isCurrent = grids === this.#grids;
    if (outcome.ok) this.#show(outcome.value.readings);
    // A banner tells that the engine is gone; the last answer stays until the next engine's.
    else if (outcome.failure.code !== 'engine-gone') this.#show([], outcome.failure);
  }

  #show(readings: readonly Reading[], failure: Failure | null = null): void {
    this.#readings = readings;
    this.#failure = failure;
    clearTimeout(this.#resting);
    if (readings.length === 0) this.#rested = readings;
    else this.#resting = setTimeout(() => (this.#rested = readings), REST_MS);
  }
}

function areSame(some: readonly PixelGrid[], others: readonly PixelGrid[]): boolean {
  return some.length === others.length && some.every((grid, place) => grid === others[place]);
}
