import type { Failure } from '../../contract/failures.ts';
import type { InterruptedRun, RunId } from '../../contract/training.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';

/** A run that an engine before this one did not end, and that can go on. */
export class Interruption {
  readonly #connection: EngineConnection;
  #run = $state.raw<InterruptedRun | null>(null);
  #asked = $state<'resume' | 'discard' | null>(null);
  #refusal = $state.raw<Failure | null>(null);

  constructor(connection: EngineConnection) {
    this.#connection = connection;
    connection.onStatus(({ interrupted }) => this.#take(interrupted));
    connection.on('interruptedChanged', (interrupted) => this.#take(interrupted));
    connection.onGone(() => this.#take(null));
  }

  get run(): InterruptedRun | null {
    return this.#run;
  }

  /** What was asked of the engine and has not happened yet. */
  get asked(): 'resume' | 'discard' | null {
    return this.#asked;
  }

  /** Why it cannot go on. */
  get refusal(): Failure | null {
    return this.#refusal;
  }

  async resume(): Promise<void> {
    await this.#ask('resume', (run) => this.#connection.request('resumeRun', run));
  }

  /** Gives it up for good. */
  async discard(): Promise<void> {
    await this.#ask('discard', (run) => this.#connection.request('discardRun', run));
  }

  async #ask(
    asked: 'resume' | 'discard',
    request: (run: { id: RunId }) => Promise<Outcome<unknown>>,
  ): Promise<void> {
    if (!this.#run || this.#asked) return;
    this.#asked = asked;
    this.#refusal = null;
    const outcome = await request({ id: this.#run.id });
    this.#asked = null;
    if (!outcome.ok && outcome.failure.code !== 'engine-gone') this.#refusal = outcome.failure;
  }

  #take(run: InterruptedRun | null): void {
    if (run?.id !== this.#run?.id) this.#refusal = null;
    this.#run = run;
    this.#asked = null;
  }
}
