import { createReadStream } from 'node:fs';
import { readFailure } from './import-failure.ts';

/** 785 values with spaces, quotes and a long label have room in it. */
const LONGEST_LINE = 16_384; /* bytes */
/** What is parsed in one go, between two turns of everything else. */
const CHUNK_BYTES = 64 * 1024;
const NEWLINE = 10;

/**
 * Cuts a text file into lines, with no more than one line and a chunk in memory. An empty line is
 * left out; a line that is too long comes as null.
 * @throws FailureError `not-readable`
 */
export async function* csvLines(
  path: string,
): AsyncGenerator<{ line: number; bytes: Uint8Array | null }> {
  const kept = new Uint8Array(LONGEST_LINE);
  let filled = 0;
  let isTooLong = false;
  let line = 1;
  const keep = (piece: Uint8Array) => {
    if (filled + piece.length > LONGEST_LINE) isTooLong = true;
    else kept.set(piece, filled);
    filled = isTooLong ? 0 : filled + piece.length;
  };
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length;) {
        const end = chunk.indexOf(NEWLINE, at);
        keep(chunk.subarray(at, end < 0 ? chunk.length : end));
        if (end < 0) break;
        if (isTooLong) yield { line, bytes: null };
        else if (filled > 0) yield { line, bytes: kept.subarray(0, filled) };
        filled = 0;
        isTooLong = false;
        line++;
        at = end + 1;
      }
    }
  } catch (error) {
    throw readFailure(error, path);
  } finally {
    stream.destroy();
  }
  if (isTooLong) yield { line, bytes: null };
  else if (filled > 0) yield { line, bytes: kept.subarray(0, filled) };
}
