import type { PixelGrid, Prediction as Answer } from '../../contract/digit.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { NewestWins } from './newest-wins.ts';
import type { Training } from './training.svelte.ts';

/** An answer is spoken once it has stood this long; a screen reader would chatter otherwise. */
const REST_MS = 700;

export interface BestGuess {
  /** The place of the class among all. */
  label: number;
  probability: number;
}

/** What the network makes of the drawing, asked at most once a frame and never two at a time. */
export class Prediction {
  readonly #training: Training;
  readonly #newest: NewestWins<PixelGrid, Outcome<Answer>>;
  #grid: PixelGrid | null = null;
  #frame: number | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #probabilities = $state.raw<readonly number[] | null>(null);
  #restedBest = $state.raw<BestGuess | null>(null);
  #failure = $state.raw<Failure | null>(null);
  readonly #best = $derived(bestOf(this.#probabilities));

  constructor(connection: EngineConnection, training: Training) {
    this.#training = training;
    this.#newest = new NewestWins(
      (pixels) => connection.request('predict', { pixels }),
      (outcome) => this.#take(outcome),
    );
    connection.onStatus(() => this.#askInNextFrame());
    connection.on('libraryChanged', () => this.#askInNextFrame());
    // While the network learns, it changes its mind about the same drawing.
    connection.on('trainingProgressed', () => this.#askInNextFrame());
  }

  /** Of the classes in order; null where there is nothing to predict or nothing to predict with. */
  get probabilities(): readonly number[] | null {
    return this.#probabilities;
  }

  get best(): BestGuess | null {
    return this.#best;
  }

  /** The best guess, once it has stood for a while. */
  get restedBest(): BestGuess | null {
    return this.#restedBest;
  }

  /** Why there is no answer although there should be one. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Predicts this grid from now on, until another one comes. */
  follow(grid: PixelGrid): void {
    this.#grid = grid;
    this.#askInNextFrame();
  }

  #askInNextFrame(): void {
    if (this.#frame === null) this.#frame = requestAnimationFrame(() => this.#ask());
  }

  #ask(): void {
    this.#frame = null;
    const hasInk = this.#grid?.some((pixel) => pixel > 0);
    if (this.#grid && hasInk && this.#training.canPredict) {
      this.#newest.ask(this.#grid);
    } else {
      this.#newest.forget();
      this.#show(null);
    }
  }

  #take(outcome: Outcome<Answer>): void {
    if (outcome.ok) this.#show(outcome.value.probabilities);
    // A banner tells that the engine is gone; the last answer stays until the next engine's.
    else if (outcome.failure.code !== 'engine-gone') this.#show(null, outcome.failure);
  }

  #show(probabilities: readonly number[] | null, failure: Failure | null = null): void {
    this.#probabilities = probabilities;
    this.#failure = failure;
    clearTimeout(this.#resting);
    if (probabilities === null) this.#restedBest = null;
    else this.#resting = setTimeout(() => (this.#restedBest = this.#best), REST_MS);
  }
}

function bestOf(probabilities: readonly number[] | null): BestGuess | null {
  if (!probabilities) return null;
  const probability = Math.max(...probabilities);
  return { label: probabilities.indexOf(probability), probability };
}
