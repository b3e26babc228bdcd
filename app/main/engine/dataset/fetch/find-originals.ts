import { open, stat } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { FailureError } from '../../../../contract/failures.ts';
import { systemCode } from '../../../files/write-failure.ts';
import { findPart } from '../dataset-files.ts';
import type { KnownDataset, KnownFile } from '../known-datasets.ts';
import { isGzip } from '../read-digits.ts';
import { complaintAboutHeader } from './content-file.ts';
import { notReadable } from './copy-failure.ts';

const PARTS = ['train', 't10k'] as const;
/** Enough for any gzip header and the first bytes behind it. */
const START_BYTES = 4096;

/**
 * Finds the original files of a known dataset: in folders by their names, and single files, which
 * may be called anything, by how they begin. Returns the path of each that was found.
 * @throws FailureError `import-failed` or `not-readable`
 */
export async function findOriginals(
  known: KnownDataset,
  paths: readonly string[],
): Promise<Map<KnownFile, string>> {
  const found = new Map<KnownFile, string>();
  for (const path of paths) {
    if (await isFolder(path)) {
      for (const part of PARTS) await findInFolder(known, path, part, found);
    } else {
      found.set(await fileThatBeginsLike(known, path), path);
    }
  }
  return found;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw notReadable(error, path);
  }
}

async function findInFolder(
  known: KnownDataset,
  folder: string,
  part: (typeof PARTS)[number],
  found: Map<KnownFile, string>,
): Promise<void> {
  try {
    const { images, labels } = await findPart(folder, part);
    for (const file of known.files) {
      if (file.name.startsWith(`${part}-images`)) found.set(file, images);
      if (file.name.startsWith(`${part}-labels`)) found.set(file, labels);
    }
  } catch (error) {
    // Another of the paths may have it.
    if (error instanceof FailureError && error.failure.code === 'dataset-missing') return;
    throw error;
  }
}

async function fileThatBeginsLike(known: KnownDataset, path: string): Promise<KnownFile> {
  const start = await startOf(path);
  const file = known.files.find((each) => complaintAboutHeader(start, each) === null);
  if (file) return file;
  const detail = `it does not begin like a file of ${known.name}`;
  throw new FailureError({ code: 'import-failed', reason: 'not-the-original', path, detail });
}

/** The first bytes of the content, unpacked; empty if they cannot be. */
async function startOf(path: string): Promise<Uint8Array> {
  const packed = Buffer.alloc(START_BYTES);
  try {
    const handle = await open(path, 'r');
    const { bytesRead } = await handle
      .read(packed, 0, START_BYTES, 0)
      .finally(() => handle.close());
    const start = packed.subarray(0, bytesRead);
    // The rest of the file is not there: what came so far is flushed.
    return isGzip(start) ? gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH }) : start;
  } catch (error) {
    if (systemCode(error) !== undefined) throw notReadable(error, path);
    return new Uint8Array();
  }
}
