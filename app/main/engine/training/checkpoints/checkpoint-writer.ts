import { join } from 'node:path';
import { type Failure, failureOf } from '../../../../contract/failures.ts';
import { writeAtomically } from '../../../files/atomic-write.ts';
import { fileOperations, type FileOperations } from '../../../files/file-operations.ts';
import { writeFailure } from '../../../files/write-failure.ts';
import type { Snapshot } from '../run-state.ts';
import { encodeCheckpoint } from './checkpoint-file.ts';
import { checkpointName, checkpointsCutShort, checkpointSteps } from './run-folder.ts';

/** Much sooner than the others: who has just begun has little, but would miss it. */
const FIRST_AFTER_MS = 2_000;
const EVERY_MS = 10_000;
const KEPT = 2;

interface Options {
  folder: string;
  /** Told once: a run goes on without checkpoints where the disk takes none. */
  onProblem: (problem: Failure) => void;
  files?: FileOperations;
  /** Milliseconds between the writes, the first comes sooner. */
  everyMs?: number;
}

/** Writes the checkpoints of a run while it goes on, one at a time. */
export class CheckpointWriter {
  readonly #folder: string;
  readonly #onProblem: (problem: Failure) => void;
  readonly #files: FileOperations;
  readonly #everyMs: number;
  #dueAt: number;
  #writing: Promise<void> | null = null;
  #hasFailed = false;

  constructor({ folder, onProblem, files = fileOperations, everyMs = EVERY_MS }: Options) {
    this.#folder = folder;
    this.#onProblem = onProblem;
    this.#files = files;
    this.#everyMs = everyMs;
    this.#dueAt = performance.now() + Math.min(FIRST_AFTER_MS, everyMs);
  }

  /** Whether it is time for the next one. */
  get isDue(): boolean {
    return this.#writing === null && performance.now() >= this.#dueAt;
  }

  /** Resolves when the last one is on the disk, or could not be written. */
  async idle(): Promise<void> {
    await this.#writing;
  }

  /** Writes in the background, after the one that is being written; resolves when it has begun. */
  async write(snapshot: Snapshot): Promise<void> {
    await this.idle();
    this.#dueAt = performance.now() + this.#everyMs;
    this.#writing = this.#write(snapshot)
      .catch((error: unknown) => {
        if (!this.#hasFailed) this.#onProblem(failureOf(error));
        this.#hasFailed = true;
      })
      .finally(() => {
        this.#writing = null;
      });
  }

  async #write(snapshot: Snapshot): Promise<void> {
    const { step, watch } = snapshot.state;
    const path = join(this.#folder, checkpointName(step));
    await writeAtomically(path, encodeCheckpoint(snapshot), this.#files);
    // The last two, since a disk may damage one, and the best, to which the run may go back.
    const [, ...older] = await checkpointSteps(this.#folder);
    const superfluous = older.slice(KEPT - 1).filter((other) => other !== watch.best?.step);
    // Each kill in the middle of a write leaves as much as a checkpoint takes.
    const left = await checkpointsCutShort(this.#folder);
    for (const other of [...superfluous.map(checkpointName), ...left]) {
      const otherPath = join(this.#folder, other);
      await this.#files.remove(otherPath).catch((error: unknown) => {
        throw writeFailure(error, otherPath);
      });
    }
    this.#hasFailed = false;
  }
}
