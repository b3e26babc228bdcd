import type { Failure } from '../../contract/failures.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import type { Hand } from './hand.svelte.ts';
import { isSameValue } from './same-value.ts';
import type { Interruption } from './interruption.svelte.ts';
import type { Training } from './training.svelte.ts';

/** Good news that asks for nothing goes by itself. */
const GOOD_NEWS_MS = 6000;

export type Notice =
  | { kind: 'engine-gone'; cause: string; restarts: boolean }
  /** `canGoOn`: what was being trained has a checkpoint. */
  | { kind: 'engine-back'; wasTraining: boolean; canGoOn: boolean }
  /** A lesson in this person's hand, which nobody has kept, reads no longer. */
  | { kind: 'lesson-gone'; name: string }
  | { kind: 'problem'; failure: Failure };

interface Sources {
  training: Training;
  interruption: Interruption;
  hand: Hand;
}

/** What has to be told wherever one is in the app. */
export class Notices {
  readonly #connection: EngineConnection;
  readonly #sources: Sources;
  #problems = $state.raw<readonly Failure[]>([]);
  #wasGone = false;
  #isBack = $state(false);
  readonly #list = $derived.by(() => this.#collect());

  constructor(connection: EngineConnection, sources: Sources) {
    this.#connection = connection;
    this.#sources = sources;
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
    if (notice.kind === 'lesson-gone') this.#sources.hand.forgetGone();
    if (notice.kind === 'problem') {
      this.#problems = this.#problems.filter((failure) => failure !== notice.failure);
    }
  }

  #tellBack(): void {
    this.#isBack = true;
    // Of an interrupted training one has to hear, however late one looks.
    if (this.#sources.training.wasInterrupted) return;
    setTimeout(() => (this.#isBack = false), GOOD_NEWS_MS);
  }

  #collect(): readonly Notice[] {
    const { state } = this.#connection;
    if (state.kind === 'gone') {
      return [{ kind: 'engine-gone', cause: state.cause, restarts: state.restarts }];
    }
    if (state.kind === 'unusable') return [{ kind: 'problem', failure: state.failure }];
    const { training, interruption, hand } = this.#sources;
    const list: Notice[] = this.#problems.map((failure) => ({ kind: 'problem', failure }));
    if (hand.gone !== null) list.unshift({ kind: 'lesson-gone', name: hand.gone });
    if (this.#isBack) {
      const canGoOn = interruption.run !== null;
      list.unshift({ kind: 'engine-back', wasTraining: training.wasInterrupted, canGoOn });
    }
    return list;
  }
}

/** A full disk is one piece of news, whatever was to be written. */
function isSameNews(one: Failure, other: Failure): boolean {
  if (one.code === 'disk-full') return other.code === 'disk-full';
  return isSameValue(one, other);
}
