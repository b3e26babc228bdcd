import { open, rm, type FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { isGzip } from '../read-digits.ts';
import { ContentCheck, ContentError } from './content-check.ts';
import type { ContentFile } from './content-file.ts';

export interface UnpackOptions {
  signal?: AbortSignal | undefined;
  /** Called with the bytes of content so far. */
  onBytes?: ((bytes: number) => void) | undefined;
}

const READ_BYTES = 256 * 1024;

/**
 * Writes the content of `source`, which may be compressed with gzip, to `target`, checks its header,
 * length and SHA-256 on the way and forces it to the disk. Never more than the expected length is
 * unpacked or held. A target that is not right is removed.
 * @throws ContentError, the error of the file system, or the signal's reason
 */
export async function unpackContent(
  source: string,
  target: string,
  file: ContentFile,
  { signal, onBytes }: UnpackOptions,
): Promise<void> {
  const input = await open(source, 'r');
  try {
    const output = await open(target, 'w');
    try {
      await pour(input, output, file, { signal, onBytes });
      await output.sync();
    } finally {
      await output.close();
    }
  } catch (error) {
    // What is left is overwritten the next time; the reason why this failed matters more.
    await rm(target, { force: true }).catch(() => undefined);
    throw unpackError(error);
  } finally {
    await input.close();
  }
}

async function pour(
  input: FileHandle,
  output: FileHandle,
  file: ContentFile,
  { signal, onBytes }: UnpackOptions,
): Promise<void> {
  const start = (await input.read(Buffer.alloc(2), 0, 2, 0)).buffer;
  const packed = input.createReadStream({ start: 0, autoClose: false, highWaterMark: READ_BYTES });
  const unpacking = isGzip(start) ? [createGunzip({ chunkSize: READ_BYTES })] : [];
  const check = new ContentCheck(file);
  let bytes = 0;
  const take = async (chunk: Buffer) => {
    check.take(chunk);
    // Not `write`: a nearly full disk takes less than it is given without an error.
    await output.writeFile(chunk);
    bytes += chunk.length;
    onBytes?.(bytes);
  };
  // Not an async function as the last stage: what it throws may come out as an AbortError.
  const checked = new Writable({
    highWaterMark: READ_BYTES,
    write: (chunk: Buffer, _encoding, done) => void take(chunk).then(() => done(), done),
  });
  await pipeline([packed, ...unpacking, checked], signal ? { signal } : {});
  check.end();
}

function unpackError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new ContentError('wrong-size', 'it ends too early');
  if (!code.startsWith('Z_')) return error;
  const reason = `it cannot be unpacked (${(error as Error).message})`;
  return new ContentError('wrong-content', reason, { cause: error });
}
