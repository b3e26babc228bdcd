import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** What a later attempt must know to go on with a part: where it came from, and which version. */
interface PartOrigin {
  url: string;
  /** A strong ETag or a Last-Modified date, for If-Range; null when the server gave none. */
  validator: string | null;
}

/** A part found on disk: how long it is, and its version. */
export interface FoundPart {
  length: number;
  validator: string | null;
}

/**
 * The half-fetched file beside the target: `<target>.part`, and `<target>.part.json` saying where
 * it came from. Both survive a killed process.
 */
export class PartFile {
  readonly path: string;
  readonly #originPath: string;

  constructor(target: string) {
    this.path = `${target}.part`;
    this.#originPath = `${target}.part.json`;
  }

  /** Returns the part of this very address, or undefined if there is none to go on with. */
  async find(url: string): Promise<FoundPart | undefined> {
    try {
      const origin = JSON.parse(await readFile(this.#originPath, 'utf8')) as PartOrigin;
      const { size } = await stat(this.path);
      return origin.url === url && size > 0
        ? { length: size, validator: origin.validator }
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** Opens the part empty, for content of this origin; without one nothing can go on with it. */
  async begin(origin: PartOrigin | null): Promise<FileHandle> {
    // The origin goes last: a part without one is never taken up again.
    await rm(this.#originPath, { force: true });
    const handle = await open(this.path, 'w');
    try {
      if (origin) await writeFile(this.#originPath, JSON.stringify(origin));
    } catch (error) {
      await handle.close();
      throw error;
    }
    return handle;
  }

  /** Opens the part to write behind what is there. */
  continue(): Promise<FileHandle> {
    return open(this.path, 'a');
  }

  /** Removes the note of origin, once the part has been renamed to its target. */
  async forget(): Promise<void> {
    await rm(this.#originPath, { force: true });
  }

  /** Removes the part. */
  async discard(): Promise<void> {
    await this.forget();
    await rm(this.path, { force: true });
  }
}
