import type { Failure } from '../../contract/failures.ts';
import type { FirstLayer } from '../../contract/training.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { NewestWins } from './newest-wins.ts';

const WHILE_TRAINING_MS = 1000;

/** The pictures of the first layer, asked for only while somebody looks at them. */
export class FirstLayerWatch {
  readonly #newest: NewestWins<null, Outcome<FirstLayer | null>>;
  #isOpen = false;
  #askedAt = -Infinity;
  #layer = $state.raw<FirstLayer | null>(null);
  #failure = $state.raw<Failure | null>(null);

  constructor(connection: EngineConnection) {
    this.#newest = new NewestWins(
      () => connection.request('firstLayer', {}),
      (outcome) => this.#take(outcome),
    );
    connection.on('trainingProgressed', () => {
      if (performance.now() - this.#askedAt >= WHILE_TRAINING_MS) this.#ask();
    });
    connection.onStatus(() => this.#ask());
    for (const name of ['trainingStarted', 'epochEnded', 'trainingEnded'] as const) {
      connection.on(name, () => this.#ask());
    }
    connection.on('libraryChanged', () => this.#ask());
  }

  /** Null where there is no network, or its layers have no weights. */
  get layer(): FirstLayer | null {
    return this.#layer;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Until what it returns is called. */
  watch(): () => void {
    this.#isOpen = true;
    this.#ask();
    return () => {
      this.#isOpen = false;
      this.#newest.forget();
    };
  }

  #ask(): void {
    if (!this.#isOpen) return;
    this.#askedAt = performance.now();
    this.#newest.ask(null);
  }

  #take(outcome: Outcome<FirstLayer | null>): void {
    if (outcome.ok) {
      this.#layer = outcome.value;
      this.#failure = null;
    } else if (outcome.failure.code !== 'engine-gone') this.#failure = outcome.failure;
  }
}
