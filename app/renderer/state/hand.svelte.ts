import type { Failure } from '../../contract/failures.ts';
import type { ModelId } from '../../contract/models.ts';
import type { HandCheck, HandLesson, PersonId } from '../../contract/people.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';

/** What of a lesson is being waited for. */
export type HandWork = 'learning' | 'keeping' | 'discarding' | 'going-back';

/** What the model in use learns of a person's hand. */
export class Hand {
  readonly #connection: EngineConnection;
  #lesson = $state.raw<HandLesson | null>(null);
  #check = $state.raw<HandCheck | null>(null);
  #progress = $state.raw<{ done: number; count: number } | null>(null);
  #work = $state.raw<HandWork | null>(null);
  #wentBack = $state(false);
  #gone = $state.raw<string | null>(null);
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

  /** The last thing that was decided was to use the model from before a lesson again. */
  get wentBack(): boolean {
    return this.#wentBack;
  }

  /** Whose lesson ended although nobody decided so: another model reads since. */
  get gone(): string | null {
    return this.#gone;
  }

  forgetGone(): void {
    this.#gone = null;
  }

  /** Why the last thing that was asked for was not done. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Learns the hand, then finds out how much that helps. */
  async learn(id: PersonId): Promise<void> {
    this.#wentBack = false;
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
    const outcome = await this.#do('keeping', () => this.#connection.request('keepHand', { name }));
    if (outcome?.ok) this.#take(null);
  }

  async discard(): Promise<void> {
    const outcome = await this.#do('discarding', () => this.#connection.request('discardHand', {}));
    if (outcome?.ok) this.#take(null);
  }

  /** Has the model that a kept lesson is a copy of read again. */
  async goBack(id: ModelId): Promise<void> {
    const outcome = await this.#do('going-back', () =>
      this.#connection.request('useModel', { id }),
    );
    if (outcome?.ok) this.#wentBack = true;
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
    if (isSame(lesson, this.#lesson)) return;
    if (lesson === null && this.#work === null) this.#gone = this.#lesson?.name ?? null;
    if (lesson) this.#gone = null;
    this.#lesson = lesson;
    this.#check = this.#progress = null;
  }

  #refuse(failure: Failure): void {
    // The banner tells of an engine that is gone, and who cancelled knows it.
    if (failure.code !== 'engine-gone' && failure.code !== 'cancelled') this.#failure = failure;
  }
}

/** An engine tells of its lesson again whenever it is asked how things are. */
function isSame(one: HandLesson | null, other: HandLesson | null): boolean {
  return one?.person === other?.person && one?.seconds === other?.seconds;
}
