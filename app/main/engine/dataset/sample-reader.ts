import { open } from 'node:fs/promises';
import type { Part } from '../../../contract/dataset.ts';
import { GRID_PIXELS } from '../../../contract/digit.ts';
import { FailureError } from '../../../contract/failures.ts';
import { findPart } from './dataset-files.ts';
import { isGzip, notReadable, readDigits, readLabels } from './read-digits.ts';

/** Reads single samples of a part, without TensorFlow and without having all of them in memory. */
export interface SampleReader {
  readonly labels: Uint8Array;
  /**
   * Count x 784 bytes of the samples at these positions, in this order.
   * @throws FailureError `dataset-damaged`, also where the file is no longer there
   */
  read(indices: Uint32Array): Promise<Uint8Array<ArrayBuffer>>;
}

const IMAGES_HEADER = 16; /* bytes */
/** In images: about what is read in the time that another call takes. */
const WIDEST_GAP = 64;
/** In images, 4 MB: a bound on the memory that a page takes. */
const LONGEST_SPAN = 5000;

/**
 * Opens one part of the dataset in a folder.
 * @throws FailureError `dataset-missing` or `dataset-damaged`
 */
export async function openSamples(folder: string, part: Part): Promise<SampleReader> {
  const files = await findPart(folder, part === 'train' ? 'train' : 't10k');
  const { images } = files;
  if (await startsLikeGzip(images).catch(failedToRead(images))) {
    const digits = await readDigits(files);
    return {
      labels: digits.labels,
      read: (indices) => Promise.resolve(pick(digits.images, indices)),
    };
  }
  return {
    labels: await readLabels(files.labels),
    read: (indices) => readFrom(images, indices).catch(failedToRead(images)),
  };
}

function failedToRead(path: string): (error: unknown) => never {
  return (error) => {
    throw notReadable(path, error);
  };
}

async function readFrom(path: string, indices: Uint32Array): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = new Uint8Array(indices.length * GRID_PIXELS);
  const file = await open(path, 'r');
  try {
    for (const { first, end, from, count } of spansOf(indices)) {
      const span = Buffer.allocUnsafe(count * GRID_PIXELS);
      const at = IMAGES_HEADER + from * GRID_PIXELS;
      const { bytesRead } = await file.read(span, 0, span.length, at);
      if (bytesRead < span.length) {
        const reason = `it ends before image ${from + count}`;
        throw new FailureError({ code: 'dataset-damaged', path, reason });
      }
      for (let place = first; place < end; place++) {
        const start = (indices[place]! - from) * GRID_PIXELS;
        pixels.set(span.subarray(start, start + GRID_PIXELS), place * GRID_PIXELS);
      }
    }
  } finally {
    await file.close();
  }
  return pixels;
}

/**
 * Parts the indices from `first` to before `end` off that lie close together in the file: reading
 * what is between them costs less than reading each by itself.
 */
function* spansOf(indices: Uint32Array) {
  for (let first = 0; first < indices.length;) {
    const from = indices[first]!;
    let end = first + 1;
    while (end < indices.length && continues(indices, end, from)) end++;
    yield { first, end, from, count: indices[end - 1]! - from + 1 };
    first = end;
  }
}

function continues(indices: Uint32Array, place: number, from: number): boolean {
  const gap = indices[place]! - indices[place - 1]!;
  return gap > 0 && gap <= WIDEST_GAP && indices[place]! - from < LONGEST_SPAN;
}

function pick(images: Uint8Array, indices: Uint32Array): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(indices.length * GRID_PIXELS);
  indices.forEach((index, place) => {
    const from = index * GRID_PIXELS;
    pixels.set(images.subarray(from, from + GRID_PIXELS), place * GRID_PIXELS);
  });
  return pixels;
}

async function startsLikeGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return isGzip(buffer);
  } finally {
    await file.close();
  }
}
