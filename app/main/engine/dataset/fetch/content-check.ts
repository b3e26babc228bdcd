import { createHash } from 'node:crypto';
import {
  complaintAboutHash,
  complaintAboutHeader,
  complaintAboutLength,
  headerOf,
  type ContentFile,
} from './content-file.ts';

/** What is wrong with content, in words, and in which of two ways. */
export class ContentError extends Error {
  readonly code: 'wrong-size' | 'wrong-content';

  constructor(code: ContentError['code'], reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.code = code;
  }
}

/** Checks content while it passes by, and stops it at the first byte that cannot be right. */
export class ContentCheck {
  readonly #file: ContentFile;
  readonly #hash = createHash('sha256');
  readonly #start: Uint8Array;
  #bytes = 0;

  constructor(file: ContentFile) {
    this.#file = file;
    this.#start = new Uint8Array(headerOf(file).length);
  }

  /** @throws ContentError */
  take(chunk: Uint8Array): void {
    const before = this.#bytes;
    this.#bytes += chunk.length;
    if (before < this.#start.length) {
      this.#start.set(chunk.subarray(0, this.#start.length - before), before);
      if (this.#bytes >= this.#start.length) this.#requireHeader();
    }
    if (this.#bytes > this.#file.bytes) {
      throw new ContentError('wrong-size', `it has more than ${this.#file.bytes} bytes`);
    }
    this.#hash.update(chunk);
  }

  /** @throws ContentError */
  end(): void {
    if (this.#bytes < this.#start.length) this.#requireHeader();
    const length = complaintAboutLength(this.#bytes, this.#file);
    if (length !== null) throw new ContentError('wrong-size', length);
    const hash = complaintAboutHash(this.#hash.digest('hex'), this.#file);
    if (hash !== null) throw new ContentError('wrong-content', hash);
  }

  #requireHeader(): void {
    const complaint = complaintAboutHeader(this.#start.subarray(0, this.#bytes), this.#file);
    if (complaint !== null) throw new ContentError('wrong-content', complaint);
  }
}
