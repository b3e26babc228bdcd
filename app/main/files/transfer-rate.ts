const WINDOW_MS = 5_000;

/** Measures bytes a second over the last few seconds, so that the figure follows the network. */
export class TransferRate {
  readonly #samples: { at: number; bytes: number }[] = [];
  readonly #now: () => number;

  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** Notes that so many bytes have been transferred in all, and returns bytes a second. */
  note(bytes: number): number {
    const at = this.#now();
    this.#samples.push({ at, bytes });
    while (this.#samples.length > 2 && at - this.#samples[0]!.at > WINDOW_MS) this.#samples.shift();
    const first = this.#samples[0]!;
    return at > first.at ? ((bytes - first.bytes) / (at - first.at)) * 1000 : 0;
  }
}
