import type { Failure } from '../../contract/failures.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { isSameValue } from './same-value.ts';
import type { Interruption } from './interruption.svelte.ts';
import type { Training } from './training.svelte.ts';

/** Good news that asks for nothing goes by itself. */
const GOOD_NEWS_MS = 6000;

export type Notice =
  | { kind: 'engine-gone'; cause: string; restarts: boolean }
  /** `canGoOn`: what was being trained has a checkpoint. */
  | { kind: 'engine-back'; wasTraining: boolean; canGoOn: boolean }
  | { kind: 'problem'; failure: Failure };

/** What has to be told wherever one is in the app. */
export class Notices {
  readonly #connection: EngineConnection;
  readonly #training: Training;
  readonly #interruption: Interruption;
  #problems = $state.raw<readonly Failure[]>([]);
  #wasGone = false;
  #isBack = $state(false);
  readonly #list = $derived.by(() => this.#collect());

  constructor(connection: EngineConnection, training: Training, interruption: Interruption) {
    this.#connection = connection;
    this.#training = training;
    this.#interruption = interruption;
    connection.onGone(() => {
      this.#wasGone = true;
      this.#isBack = false;
    });
    connection.onStatus(({ problems }) => {
      this.#problems = problems;
      if (this.#wasGone) this.#tellBack();
      this.#wasGone = false;
    });
    connection.on('problemFound', (problem) => this.tell(problem));
    connection.on('trainingStarted', () => (this.#isBack = false));
  }

  get list(): readonly Notice[] {
    return this.#list;
  }

  /** Not twice as long as it stands there. */
  tell(problem: Failure): void {
    if (this.#problems.some((told) => isSameNews(told, problem))) return;
    this.#problems = [...this.#problems, problem];
  }

  dismiss(notice: Notice): void {
    if (notice.kind === 'engine-back') this.#isBack = false;
    if (notice.kind === 'problem') {
      this.#problems = this.#problems.filter((failure) => failure !== notice.failure);
    }
  }

  #tellBack(): void {
    this.#isBack = true;
    // Of an interrupted training one has to hear, however late one looks.
    if (this.#training.wasInterrupted) return;
    setTimeout(() => (this.#isBack = false), GOOD_NEWS_MS);
  }

  #collect(): readonly Notice[] {
    const { state } = this.#connection;
    if (state.kind === 'gone') {
      return [{ kind: 'engine-gone', cause: state.cause, restarts: state.restarts }];
    }
    if (state.kind === 'unusable') return [{ kind: 'problem', failure: state.failure }];
    const problems = this.#problems.map((failure): Notice => ({ kind: 'problem', failure }));
    if (!this.#isBack) return problems;
    const wasTraining = this.#training.wasInterrupted;
    const canGoOn = this.#interruption.run !== null;
    return [{ kind: 'engine-back', wasTraining, canGoOn }, ...problems];
  }
}

/** A full disk is one piece of news, whatever was to be written. */
function isSameNews(one: Failure, other: Failure): boolean {
  if (one.code === 'disk-full') return other.code === 'disk-full';
  return isSameValue(one, other);
}
