import type { Failure } from '../../contract/failures.ts';
import type { ModelId } from '../../contract/models.ts';
import type { HandCheck, HandLesson, PersonId } from '../../contract/people.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';

/** What of a lesson is being waited for. */
export type HandWork = 'learning' | 'keeping' | 'discarding' | 'going-back';

/** A taught model that was put into the library. */
export interface KeptHand {
  model: ModelId;
  /** The one that it is a copy of. */
  before: ModelId;
}

/** What the model in use learns of a person's hand. */
export class Hand {
  readonly #connection: EngineConnection;
  #lesson = $state.raw<HandLesson | null>(null);
  #check = $state.raw<HandCheck | null>(null);
  #progress = $state.raw<{ done: number; count: number } | null>(null);
  #work = $state.raw<HandWork | null>(null);
  #kept = $state.raw<KeptHand | null>(null);
  #failure = $state.raw<Failure | null>(null);

  constructor(connection: EngineConnection) {
    this.#connection = connection;
    connection.onStatus(({ lesson }) => this.#take(lesson));
    connection.on('lessonChanged', (lesson) => this.#take(lesson));
    connection.on('handChecked', (progress) => {
      if (this.#progress) this.#progress = progress;
    });
  }

  /** What was learned and is neither kept nor discarded yet. */
  get lesson(): HandLesson | null {
    return this.#lesson;
  }

  /** How the lesson is on the person's own digits; null until it is known. */
  get check(): HandCheck | null {
    return this.#check;
  }

  /** How far the check is; null while there is none. */
  get progress(): { done: number; count: number } | null {
    return this.#progress;
  }

  get work(): HandWork | null {
    return this.#work;
  }

  /** What was kept last, until something else is learned. */
  get kept(): KeptHand | null {
    return this.#kept;
  }

  /** Why the last thing that was asked for was not done. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Learns the hand, then finds out how much that helps. */
  async learn(id: PersonId): Promise<void> {
    this.#kept = null;
    const outcome = await this.#do('learning', () => this.#connection.request('learnHand', { id }));
    if (!outcome?.ok) return;
    this.#take(outcome.value);
    await this.checkOn(id);
  }

  /** Reads each of the person's digits by a copy that did not learn from it. */
  async checkOn(id: PersonId): Promise<void> {
    const lesson = this.#lesson;
    if (!lesson || this.#progress) return;
    this.#failure = null;
    this.#progress = { done: 0, count: lesson.drawings };
    const outcome = await this.#connection.request('checkHand', { id });
    if (this.#lesson !== lesson) return;
    this.#progress = null;
    if (outcome.ok) this.#check = outcome.value;
    else this.#refuse(outcome.failure);
  }

  async keep(name: string): Promise<void> {
    const before = this.#lesson?.model;
    const outcome = await this.#do('keeping', () => this.#connection.request('keepHand', { name }));
    if (!outcome?.ok || !before) return;
    this.#take(null);
    this.#kept = { model: outcome.value.id, before };
  }

  async discard(): Promise<void> {
    const outcome = await this.#do('discarding', () => this.#connection.request('discardHand', {}));
    if (outcome?.ok) this.#take(null);
  }

  /** Has the model that was there before the lesson read again. */
  async goBack(): Promise<void> {
    const before = this.#kept?.before;
    if (!before) return;
    await this.#do('going-back', () => this.#connection.request('useModel', { id: before }));
  }

  /** One thing at a time; null if there is another. */
  async #do<Value>(
    work: HandWork,
    ask: () => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value> | null> {
    if (this.#work) return null;
    this.#work = work;
    this.#failure = null;
    const outcome = await ask();
    this.#work = null;
    if (!outcome.ok) this.#refuse(outcome.failure);
    return outcome;
  }

  #take(lesson: HandLesson | null): void {
    if (JSON.stringify(lesson) === JSON.stringify(this.#lesson)) return;
    this.#lesson = lesson;
    this.#check = this.#progress = null;
  }

  #refuse(failure: Failure): void {
    // The banner tells of an engine that is gone, and who cancelled knows it.
    if (failure.code !== 'engine-gone' && failure.code !== 'cancelled') this.#failure = failure;
  }
}
