/**
 * Asks a slow question again and again without a queue: a few are under way, one may wait, and a
 * newer one takes the place of the one that waits. What is older than an answer that was delivered
 * is not.
 */
export class NewestWins<Input, Output> {
  readonly #ask: (input: Input) => Promise<Output>;
  readonly #deliver: (output: Output) => void;
  readonly #mostUnderWay: number;
  #underWay = 0;
  #waiting: { input: Input } | null = null;
  #asked = 0;
  /** The last question that nobody waits for any longer. */
  #settled = 0;

  constructor(
    ask: (input: Input) => Promise<Output>,
    deliver: (output: Output) => void,
    mostUnderWay = 1,
  ) {
    this.#ask = ask;
    this.#deliver = deliver;
    this.#mostUnderWay = mostUnderWay;
  }

  ask(input: Input): void {
    this.#waiting = { input };
    if (this.#underWay < this.#mostUnderWay) void this.#askNext();
  }

  /** Drops what waits, and the answers to what is under way. */
  forget(): void {
    this.#waiting = null;
    this.#settled = this.#asked;
  }

  async #askNext(): Promise<void> {
    if (!this.#waiting) return;
    const { input } = this.#waiting;
    this.#waiting = null;
    const number = ++this.#asked;
    this.#underWay++;
    const output = await this.#ask(input);
    this.#underWay--;
    if (number > this.#settled) {
      this.#settled = number;
      this.#deliver(output);
    }
    void this.#askNext();
  }
}
