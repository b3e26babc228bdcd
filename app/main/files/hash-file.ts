import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export type HashAlgorithm = 'md5' | 'sha256' | 'sha512';

/** Returns the hash of a file's content in hexadecimal. */
export async function hashFile(file: string, algorithm: HashAlgorithm): Promise<string> {
  const hash = createHash(algorithm);
  // Large reads: with the default of 64 KiB the calls cost more than the hashing.
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}
