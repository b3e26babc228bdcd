import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes into a new folder, and counts what is written. */
export class ExportFolder {
  files = 0;
  bytes = 0;
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async makeFolder(name: string): Promise<void> {
    await mkdir(join(this.#path, name), { recursive: true });
  }

  /** Writes a small file; that it is on the disk is not waited for, since there are thousands. */
  async write(name: string, content: Uint8Array | string): Promise<void> {
    const file = await open(join(this.#path, name), 'wx');
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    this.files++;
    this.bytes += Buffer.byteLength(content);
  }

  /** Writes a large file piece by piece and forces it to the disk. */
  async writePieces(name: string, pieces: AsyncIterable<Uint8Array | string>): Promise<void> {
    const file = await open(join(this.#path, name), 'wx');
    try {
      for await (const piece of pieces) {
        await file.writeFile(piece);
        this.bytes += Buffer.byteLength(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    this.files++;
  }
}
