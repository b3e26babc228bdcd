import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CLASS_LIMIT } from '../../../contract/dataset.ts';
import { GRID_PIXELS, GRID_SIDE } from '../../../contract/digit.ts';
import { FailureError } from '../../../contract/failures.ts';
import type { PartFiles } from './dataset-files.ts';
import type { ExpectedContent } from './stored-dataset.ts';
import { type IdxArray, IdxError, parseIdx } from './idx.ts';

/** Digits with their labels, in memory of JavaScript. */
export interface Digits {
  /** count x 784 bytes, 0 paper to 255 ink. */
  images: Uint8Array;
  /** Places of classes. */
  labels: Uint8Array;
}

/** A bound on the memory that a file can ask for: MNIST has 60,000. */
const MOST_DIGITS = 1_000_000;
const LONGEST_FILE = 16 /* bytes of header */ + MOST_DIGITS * GRID_PIXELS;

/** With Node's standard of 16 KiB most of the time goes into joining chunks. */
const UNZIP_OPTIONS = { chunkSize: 1024 * 1024, maxOutputLength: LONGEST_FILE }; /* bytes */

const unzip = promisify(gunzip);

/** What a part must be, as far as it is known. */
export interface Expected {
  classCount?: number;
  labels?: ExpectedContent | undefined;
}

/**
 * Reads and checks the images and labels of a part.
 * @throws FailureError `dataset-damaged` with the path and the reason in words.
 */
export async function readDigits(files: PartFiles, expected: Expected = {}): Promise<Digits> {
  const [images, labels] = await Promise.all([
    readIdx(files.images),
    readLabels(files.labels, expected),
  ]);
  const [count, rows, columns] = images.shape;
  if (images.shape.length !== 3 || rows !== GRID_SIDE || columns !== GRID_SIDE) {
    const found = images.shape.join('x');
    throw damaged(files.images, `it holds ${found} values where images of 28x28 are expected`);
  }
  if (count !== labels.length) {
    throw damaged(files.images, `it holds ${count} images, and there are ${labels.length} labels`);
  }
  return { images: images.data, labels };
}

/**
 * Reads and checks labels alone, which is quick.
 * @throws FailureError `dataset-damaged` as readDigits.
 */
export async function readLabels(
  path: string,
  { classCount = CLASS_LIMIT, labels }: Expected = {},
): Promise<Uint8Array> {
  const { shape, data } = await readIdx(path, labels);
  if (shape.length !== 1)
    throw damaged(path, `it has ${shape.length} dimensions where labels have 1`);
  if (data.length === 0) throw damaged(path, 'it is empty');
  const strange = data.find((label) => label >= classCount);
  if (strange !== undefined) {
    throw damaged(path, `it has the label ${strange}, and there are ${classCount} classes`);
  }
  return data;
}

async function readIdx(path: string, expected?: ExpectedContent): Promise<IdxArray> {
  try {
    if ((await stat(path)).size > LONGEST_FILE) throw damaged(path, 'it is too large');
    const bytes = await readFile(path);
    if (expected && createHash('sha256').update(bytes).digest('hex') !== expected.sha256) {
      throw damaged(path, 'its content is not what was stored');
    }
    return parseIdx(isGzip(bytes) ? await unzip(bytes, UNZIP_OPTIONS) : bytes);
  } catch (error) {
    throw notReadable(path, error);
  }
}

/** By its first bytes, not its name: some programs unpack a file and leave its name. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What went wrong while a file was read, as a Failure that names it. */
export function notReadable(path: string, error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  return damaged(path, error instanceof IdxError ? error.message : reasonOf(error), error);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') return 'it is too large once unpacked';
  if (code.startsWith('Z_')) return `it cannot be unpacked (${(error as Error).message})`;
  return `it cannot be read (${code})`;
}

export function damaged(path: string, reason: string, cause?: unknown): FailureError {
  return new FailureError({ code: 'dataset-damaged', path, reason }, { cause });
}
