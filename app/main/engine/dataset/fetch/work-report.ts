import type { DatasetWork } from '../../../../contract/catalogue.ts';
import { atMostEvery } from '../../at-most-every.ts';
import { TransferRate } from '../../../files/transfer-rate.ts';

const EVERY_MS = 100;

interface FileSize {
  name: string;
  bytes: number;
}

/** Tells how far work on the files of a dataset has come: at once, then ten times a second at most. */
export class WorkReport {
  readonly #kind: DatasetWork['kind'];
  readonly #tell: ((work: DatasetWork) => void) | undefined;
  readonly #files: Map<string, { done: number; total: number }>;
  readonly #rate = new TransferRate();
  readonly #isDue = atMostEvery(EVERY_MS);

  constructor(
    kind: DatasetWork['kind'],
    files: readonly FileSize[],
    tell: ((work: DatasetWork) => void) | undefined,
  ) {
    this.#kind = kind;
    this.#tell = tell;
    this.#files = new Map(files.map(({ name, bytes }) => [name, { done: 0, total: bytes }]));
    this.#rate.note(0);
  }

  /**
   * Notes that so many bytes of a file are done. A transfer knows its rate best: what an earlier one
   * left did not come at it.
   */
  note(name: string, done: number, known: { total?: number; perSecond?: number } = {}): void {
    const file = this.#files.get(name)!;
    file.total = Math.max(known.total ?? file.total, done);
    file.done = done;
    const perSecond = known.perSecond ?? this.#rate.note(this.#sum('done'));
    if (!this.#isDue()) return;
    this.#say(perSecond, { name, done, total: file.total });
  }

  /** Tells that all is done. */
  end(): void {
    for (const file of this.#files.values()) file.done = file.total;
    this.#say(0, null);
  }

  #say(perSecond: number, file: DatasetWork['file']): void {
    const [done, total] = [this.#sum('done'), this.#sum('total')];
    const secondsLeft = perSecond > 0 ? (total - done) / perSecond : null;
    this.#tell?.({
      kind: this.#kind,
      unit: 'bytes',
      done,
      total,
      perSecond,
      secondsLeft: done === total ? 0 : secondsLeft,
      file,
    });
  }

  #sum(what: 'done' | 'total'): number {
    return [...this.#files.values()].reduce((sum, file) => sum + file[what], 0);
  }
}
