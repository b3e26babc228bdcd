import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { isGzip } from '../read-digits.ts';
import { importFailure, readFailure } from './import-failure.ts';

/** What an IDX file promises; nothing is allocated for it yet. */
export interface IdxFile {
  path: string;
  isGzip: boolean;
  shape: readonly number[];
}

const START_BYTES = 4096;
const CHUNK_BYTES = 256 * 1024;
const MOST_DIMENSIONS = 4;

/**
 * Reads the header of an IDX file of unsigned bytes, gzipped or not (http://yann.lecun.com/exdb/mnist/).
 * @returns null if it is no such file
 * @throws FailureError `not-readable`; `import-failed` (`damaged`) if it is shorter or longer than
 *   its header says, as far as that can be seen without unpacking it
 */
export async function openIdx(path: string): Promise<IdxFile | null> {
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
      const start = buffer.subarray(0, bytesRead);
      const isPacked = isGzip(start);
      const shape = shapeIn(isPacked ? unpackStart(start) : start);
      const { size } = await file.stat();
      const expected = shape ? headerBytes(shape) + bytesOf(shape) : size;
      if (!isPacked && size !== expected) throw wrongLength(path, size, expected);
      return shape && { path, isGzip: isPacked, shape };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readFailure(error, path);
  }
}

/**
 * Reads the records of an IDX file (what is behind the first dimension) without ever having more
 * than one and a chunk in memory. A record is valid until the next is asked for.
 * @throws FailureError `import-failed` (`damaged`) if there are fewer or more than the header says,
 *   or if it cannot be unpacked; `not-readable`
 */
export async function* idxRecords(file: IdxFile): AsyncGenerator<Uint8Array> {
  const [count = 0, ...inner] = file.shape;
  const length = bytesOf(inner);
  const kept = new Uint8Array(length);
  let filled = 0;
  let given = 0;
  let toSkip = headerBytes(file.shape);
  const stream = bytesIn(file);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let at = Math.min(toSkip, chunk.length);
      toSkip -= at;
      while (at < chunk.length) {
        if (given === count) throw wrongLength(file.path, '>', bytesOf(file.shape));
        if (filled === 0 && chunk.length - at >= length) {
          yield chunk.subarray(at, at + length);
          at += length;
          given++;
          continue;
        }
        const piece = chunk.subarray(at, at + length - filled);
        kept.set(piece, filled);
        filled += piece.length;
        at += piece.length;
        if (filled < length) continue;
        yield kept;
        filled = 0;
        given++;
      }
    }
  } catch (error) {
    if (codeOf(error).startsWith('Z_')) {
      throw importFailure('damaged', file.path, codeOf(error), error);
    }
    throw readFailure(error, file.path);
  } finally {
    stream.destroy();
  }
  if (given < count) throw wrongLength(file.path, given * length, bytesOf(file.shape));
}

function bytesIn({ path, isGzip: isPacked }: IdxFile): Readable {
  const raw = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!isPacked) return raw;
  // An error of either ends the reading of the last, which is where it is seen.
  return pipeline(raw, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined);
}

/** As much as there is: the rest of the file is not there, which is no error here. */
function unpackStart(start: Uint8Array): Uint8Array {
  try {
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // Not gzip after all, so not IDX either: the caller says so.
    return new Uint8Array();
  }
}

function shapeIn(bytes: Uint8Array): number[] | null {
  const dimensions = bytes[3] ?? 0;
  if (bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== 0x08) return null;
  if (dimensions < 1 || dimensions > MOST_DIMENSIONS || bytes.length < 4 + 4 * dimensions) {
    return null;
  }
  const header = new DataView(bytes.buffer, bytes.byteOffset, 4 + 4 * dimensions);
  return Array.from({ length: dimensions }, (_, axis) => header.getUint32(4 + 4 * axis));
}

function headerBytes(shape: readonly number[]): number {
  return 4 + 4 * shape.length;
}

function bytesOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function wrongLength(path: string, found: number | string, expected: number) {
  return importFailure('damaged', path, `${found} / ${expected}`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
