/** How a run is steered from outside while it goes on. */
export class RunControl {
  #isStopped = false;
  #isPaused = false;
  #stepsAllowed = 0;
  #wake: (() => void) | null = null;
  #rate: number | null = null;
  readonly #onPaused: (isPaused: boolean) => void;

  constructor(onPaused: (isPaused: boolean) => void = () => undefined) {
    this.#onPaused = onPaused;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  stop(): void {
    this.#isStopped = true;
    this.#wake?.();
  }

  pause(): void {
    if (this.#isPaused) return;
    this.#isPaused = true;
    this.#onPaused(true);
  }

  continue(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#stepsAllowed = 0;
    this.#onPaused(false);
    this.#wake?.();
  }

  /** Lets a paused run take one more step. */
  allowStep(): void {
    if (!this.#isPaused) return;
    this.#stepsAllowed++;
    this.#wake?.();
  }

  setRate(learningRate: number): void {
    this.#rate = learningRate;
  }

  /** The rate that was set since the last call, or null. */
  takeRate(): number | null {
    const rate = this.#rate;
    this.#rate = null;
    return rate;
  }

  /** Whether the next step has to wait. */
  get mustWait(): boolean {
    return this.#isPaused && this.#stepsAllowed === 0 && !this.#isStopped;
  }

  /** Resolves when the next step may begin, or the run is to end. */
  async untilStep(): Promise<void> {
    while (this.mustWait) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#wake = null;
    if (this.#isPaused) this.#stepsAllowed = Math.max(0, this.#stepsAllowed - 1);
  }
}
