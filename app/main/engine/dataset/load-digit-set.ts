import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { GRID_PIXELS, GRID_SIDE } from '../../../contract/digit.ts';
import type { ByteRows } from '../ops/byte-rows.ts';
import type { PartFiles } from './dataset-files.ts';
import { createDigitSet, createImageRows, type DigitSet, digitSetOf } from './digit-set.ts';
import { encodeIdxHeader } from './idx.ts';
import { damaged, type Expected, notReadable, readDigits, readLabels } from './read-digits.ts';
import type { ExpectedContent } from './stored-dataset.ts';

/** Long enough that a piece costs little, short enough to stay in the processor's cache. */
const IMAGES_A_PIECE = 1000;

export interface ExpectedPart extends Expected {
  classCount: number;
  images?: ExpectedContent | undefined;
}

/**
 * Brings a part into native memory. Where its content is known, the images go there piece by
 * piece: to hold them in JavaScript too would double the memory, and the time, since most of it
 * is spent on getting memory from the system. TensorFlow must be loaded.
 * @throws FailureError `dataset-damaged`
 */
export async function loadDigitSet(files: PartFiles, expected: ExpectedPart): Promise<DigitSet> {
  const { classCount, images } = expected;
  if (!images) return createDigitSet(await readDigits(files, expected), classCount);
  const labels = await readLabels(files.labels, expected);
  const rows = createImageRows(labels.length);
  try {
    const hash = await moveImages(files.images, labels.length, rows);
    if (hash !== images.sha256) throw damaged(files.images, 'its content is not what was stored');
    return digitSetOf({ rows, hash }, labels, classCount);
  } catch (error) {
    rows.free();
    throw notReadable(files.images, error);
  }
}

/**
 * Reads a whole IDX file of images into `rows` and returns its SHA-256, or null if it has another
 * header or length. While one piece is hashed and moved, the next is read on another thread.
 */
async function moveImages(path: string, count: number, rows: ByteRows): Promise<string | null> {
  const header = encodeIdxHeader([count, GRID_SIDE, GRID_SIDE]);
  const file = await open(path, 'r');
  try {
    if ((await file.stat()).size !== header.length + count * GRID_PIXELS) return null;
    const { buffer: start } = await file.read(Buffer.alloc(header.length), 0, header.length, 0);
    if (!start.equals(header)) return null;
    const hash = createHash('sha256').update(start);

    const pieces = [0, 1].map(() => Buffer.allocUnsafeSlow(IMAGES_A_PIECE * GRID_PIXELS));
    const read = (first: number) => {
      const piece = pieces[(first / IMAGES_A_PIECE) % 2]!;
      const length = Math.min(IMAGES_A_PIECE, count - first) * GRID_PIXELS;
      return file.read(piece, 0, length, header.length + first * GRID_PIXELS);
    };
    let reading = read(0);
    for (let first = 0; first < count; first += IMAGES_A_PIECE) {
      const { buffer, bytesRead } = await reading;
      if (bytesRead !== Math.min(IMAGES_A_PIECE, count - first) * GRID_PIXELS) return null;
      if (first + IMAGES_A_PIECE < count) reading = read(first + IMAGES_A_PIECE);
      const images = buffer.subarray(0, bytesRead);
      hash.update(images);
      rows.write(first, images);
    }
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}
