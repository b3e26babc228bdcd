import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** Long enough that a call costs little, short enough that hashing keeps up with reading. */
const STRETCH = 4_000_000; /* bytes */

export interface HashedFile {
  bytes: Uint8Array;
  sha256: string;
}

/**
 * Reads a whole file of a known length and hashes it on the way: while one stretch is hashed here,
 * the next is being read on another thread. Null if the file has another length.
 */
export async function readHashed(path: string, length: number): Promise<HashedFile | null> {
  const file = await open(path, 'r');
  try {
    if ((await file.stat()).size !== length) return null;
    const bytes = Buffer.allocUnsafeSlow(length);
    const hash = createHash('sha256');
    const read = (from: number) => file.read(bytes, from, Math.min(STRETCH, length - from), from);
    let reading = read(0);
    for (let from = 0; from < length;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return null;
      const next = from + bytesRead;
      if (next < length) reading = read(next);
      hash.update(bytes.subarray(from, next));
      from = next;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}
