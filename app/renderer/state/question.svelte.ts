import type { Failure } from '../../contract/failures.ts';
import type { Outcome } from '../../contract/wire.ts';
import { NewestWins } from './newest-wins.ts';

/** When it is asked: once what it is about has rested for so long, or live but not more often. */
type Pace = { restMs: number } | { everyMs: number };

/**
 * Something that is asked of the engine again and again about what changes under the hand, only
 * while somebody looks at the answer, and never two at a time.
 */
export class Question<About, Answer> {
  readonly #newest: NewestWins<About, { about: About; outcome: Outcome<Answer> }>;
  readonly #pace: Pace;
  #watchers = 0;
  #about: About | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = -Infinity;
  #answer = $state.raw<{ about: About; value: Answer } | null>(null);
  #failure = $state.raw<Failure | null>(null);

  constructor(request: (about: About) => Promise<Outcome<Answer>>, pace: Pace) {
    this.#pace = pace;
    this.#newest = new NewestWins(
      async (about) => ({ about, outcome: await request(about) }),
      ({ about, outcome }) => this.#take(about, outcome),
    );
  }

  /** The last answer, with what it is about; what it is about may have changed since. */
  get answer(): { about: About; value: Answer } | null {
    return this.#answer;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Is asked until what it returns is called. */
  watch(): () => void {
    this.#watchers++;
    this.again();
    return () => {
      this.#watchers--;
      if (this.#watchers === 0) this.#rest();
    };
  }

  /** From now on it is about this; null where there is nothing to ask. */
  follow(about: About | null): void {
    this.#about = about;
    if (about === null) {
      this.#rest();
      this.#answer = null;
      this.#failure = null;
    } else this.again();
  }

  /** Whoever answers may have another mind now. */
  again(): void {
    if (this.#watchers === 0 || this.#about === null) return;
    if ('restMs' in this.#pace) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(), this.#pace.restMs);
      return;
    }
    const wait = this.#askedAt + this.#pace.everyMs - performance.now();
    if (wait <= 0) this.#ask();
    else this.#timer ??= setTimeout(() => this.#ask(), wait);
  }

  #ask(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#about === null) return;
    this.#askedAt = performance.now();
    this.#newest.ask(this.#about);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#newest.forget();
  }

  #take(about: About, outcome: Outcome<Answer>): void {
    if (outcome.ok) {
      this.#answer = { about, value: outcome.value };
      this.#failure = null;
    } else if (outcome.failure.code !== 'engine-gone') {
      // A banner tells that the engine is gone; the last answer stays until the next engine's.
      this.#answer = null;
      this.#failure = outcome.failure;
    }
  }
}
