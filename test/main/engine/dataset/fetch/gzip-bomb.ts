import { gzipSync } from 'node:zlib';

const MEMBER_BYTES = 16_000_000;

/** A small file that unpacks to at least so many zeros: gzip files may stand behind each other. */
export function gzipBomb(bytes: number): Buffer {
  const member = gzipSync(Buffer.alloc(MEMBER_BYTES), { level: 9 });
  return Buffer.concat(Array<Buffer>(Math.ceil(bytes / MEMBER_BYTES)).fill(member));
}
