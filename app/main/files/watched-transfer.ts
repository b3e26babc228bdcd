import { brokenOff, FetchProblem } from './fetch-outcome.ts';

/** One transfer that ends when it is cancelled, or when the host keeps silent for too long. */
export class WatchedTransfer {
  /** What the transfer is to be started with. */
  readonly signal: AbortSignal;
  readonly #host: string;
  readonly #cancelled: AbortSignal | undefined;
  readonly #controller = new AbortController();

  constructor(url: string, cancelled: AbortSignal | undefined) {
    this.#host = new URL(url).host;
    this.#cancelled = cancelled;
    this.signal = cancelled
      ? AbortSignal.any([cancelled, this.#controller.signal])
      : this.#controller.signal;
  }

  /** Waits for the answer to begin. */
  answer<T>(limitMs: number, step: () => Promise<T>): Promise<T> {
    const late = `${this.#host} did not answer within ${inSeconds(limitMs)}.`;
    return this.#within(limitMs, step, new FetchProblem('unreachable', late));
  }

  /** Ends a transfer in which less comes than anybody would wait for. */
  giveUp(bytes: number, overMs: number): never {
    this.drop();
    const sentence = `${this.#host} sent only ${bytes} bytes in ${inSeconds(overMs)}.`;
    throw new FetchProblem('stalled', sentence);
  }

  /** Waits for the next piece of the content. */
  async piece<T>(limitMs: number, step: () => Promise<T>): Promise<T> {
    const late = `${this.#host} sent nothing for ${inSeconds(limitMs)}.`;
    try {
      return await this.#within(limitMs, step, new FetchProblem('stalled', late));
    } catch (error) {
      if (error instanceof FetchProblem) throw error;
      throw brokenOff(error, this.#host);
    }
  }

  /** Ends the transfer, finished or not. */
  drop(): void {
    this.#controller.abort();
  }

  async #within<T>(limitMs: number, step: () => Promise<T>, late: FetchProblem): Promise<T> {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      this.drop();
    }, limitMs);
    try {
      this.#cancelled?.throwIfAborted();
      return await step();
    } catch (error) {
      if (this.#cancelled?.aborted) {
        throw new FetchProblem('cancelled', 'The download was cancelled.');
      }
      throw isLate ? late : error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function inSeconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`;
}
