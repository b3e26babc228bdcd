import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../../files/atomic-write.ts';
import { systemCode, writeFailure } from '../../../files/write-failure.ts';
import { PartFile } from '../../../files/part-file.ts';

const NOTE = 'mirror';

/** The mirrors of a dataset, and which of them gave the last file, also in an earlier run. */
export class MirrorOrder {
  readonly #mirrors: readonly string[];
  readonly #note: string;
  #last: string | null;

  private constructor(mirrors: readonly string[], note: string, last: string | null) {
    this.#mirrors = mirrors;
    this.#note = note;
    this.#last = last;
  }

  /** Reads the note that an earlier run may have left in the folder. */
  static async read(mirrors: readonly string[], folder: string): Promise<MirrorOrder> {
    const note = join(folder, NOTE);
    try {
      const last = await readFile(note, 'utf8');
      return new MirrorOrder(mirrors, note, URL.canParse(last) ? last : null);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return new MirrorOrder(mirrors, note, null);
      throw writeFailure(error, note);
    }
  }

  /** The host of the mirror that gave the last file; null if none has. */
  get host(): string | null {
    return this.#last === null ? null : new URL(this.#last).host;
  }

  /**
   * The mirrors in the order in which to ask for a file: the one that gave part of it goes first,
   * then the one that gave the last file.
   */
  async for(name: string, target: string): Promise<string[]> {
    const part = new PartFile(target);
    const ranked = await Promise.all(
      this.#mirrors.map(async (mirror) => {
        const hasPart = (await part.find(mirror + name)) !== undefined;
        return { mirror, rank: hasPart ? 0 : mirror === this.#last ? 1 : 2 };
      }),
    );
    return ranked.sort((a, b) => a.rank - b.rank).map(({ mirror }) => mirror);
  }

  /** Notes the mirror that has given a file. @throws FailureError `disk-full` or `not-writable` */
  async remember(mirror: string): Promise<void> {
    if (mirror === this.#last) return;
    await writeAtomically(this.#note, mirror);
    this.#last = mirror;
  }
}
