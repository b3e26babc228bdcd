import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  decodeImage,
  readImage,
} from '../../../../../app/main/engine/dataset/import/read-image.ts';

export const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** What comes of a file of these bytes. */
export async function readAsImage(folder: string, content: Uint8Array) {
  const path = join(folder, 'picture.png');
  await writeFile(path, content);
  const found = await readImage(path);
  return 'code' in found ? found : decodeImage(found);
}

/** A part of a PNG, with the checksum that belongs to it. */
export function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG whose checksums are right, whatever is in it. */
export function png(
  { width, height, depth = 8, colour = 0, interlace = 0 }: Record<string, number>,
  packed: Uint8Array,
  ...others: Buffer[]
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width!, 0);
  header.writeUInt32BE(height!, 4);
  header.set([depth, colour, 0, 0, interlace], 8);
  const end = chunk('IEND', Buffer.of());
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    ...others,
    chunk('IDAT', packed),
    end,
  ]);
}
