/**
 * Asks a slow question again and again without a queue: one is under way, one may wait, and a newer
 * one takes the place of the one that waits.
 */
export class NewestWins<Input, Output> {
  readonly #ask: (input: Input) => Promise<Output>;
  readonly #deliver: (output: Output) => void;
  #isUnderWay = false;
  #waiting: { input: Input } | null = null;
  #forgotten = 0;

  constructor(ask: (input: Input) => Promise<Output>, deliver: (output: Output) => void) {
    this.#ask = ask;
    this.#deliver = deliver;
  }

  ask(input: Input): void {
    this.#waiting = { input };
    if (!this.#isUnderWay) void this.#work();
  }

  /** Drops what waits, and the answer to what is under way. */
  forget(): void {
    this.#waiting = null;
    this.#forgotten++;
  }

  async #work(): Promise<void> {
    this.#isUnderWay = true;
    while (this.#waiting) {
      const { input } = this.#waiting;
      this.#waiting = null;
      const forgotten = this.#forgotten;
      const output = await this.#ask(input);
      if (forgotten === this.#forgotten) this.#deliver(output);
    }
    this.#isUnderWay = false;
  }
}
