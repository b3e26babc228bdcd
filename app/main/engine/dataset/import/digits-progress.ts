import type { DatasetWork } from '../../../../contract/catalogue.ts';
import { atMostEvery } from '../../at-most-every.ts';

export type OnProgress = (work: DatasetWork) => void;

const REPORT_EVERY_MS = 100;

/** Tells how many digits are done, at most ten times a second. */
export class DigitsProgress {
  readonly #kind: 'import' | 'export';
  readonly #total: number | null;
  readonly #onProgress: OnProgress | undefined;
  readonly #startedAt = performance.now();
  readonly #isDue = atMostEvery(REPORT_EVERY_MS);

  constructor(kind: 'import' | 'export', total: number | null, onProgress: OnProgress | undefined) {
    this.#kind = kind;
    this.#total = total;
    this.#onProgress = onProgress;
  }

  report(done: number): void {
    if (!this.#onProgress || !this.#isDue()) return;
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const perSecond = seconds > 0 ? done / seconds : 0;
    const left = this.#total === null ? null : Math.max(0, this.#total - done);
    this.#onProgress({
      kind: this.#kind,
      unit: 'digits',
      done,
      total: this.#total,
      perSecond,
      secondsLeft: left === null || perSecond === 0 ? null : left / perSecond,
      file: null,
    });
  }
}
