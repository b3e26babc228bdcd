import { dirname, join } from 'node:path';
import type { DatasetWork } from '../../../../contract/catalogue.ts';
import { FailureError } from '../../../../contract/failures.ts';
import type { KnownDataset, KnownFile } from '../known-datasets.ts';
import { copyFailure } from './copy-failure.ts';
import { filesMissing, isConcluded } from './files-missing.ts';
import { findOriginals } from './find-originals.ts';
import { requireRoom } from './require-room.ts';
import { makeFolder } from '../../../files/make-folder.ts';
import { clearCopies, conclude, copyingFolder, putInPlace } from './staging.ts';
import { unpackContent } from './unpack-content.ts';
import { WorkReport } from './work-report.ts';

export interface CopyDatasetOptions {
  signal?: AbortSignal;
  /** Called ten times a second at most, and once at the end. */
  onProgress?: (work: DatasetWork) => void;
  /** Tells how many bytes are free on the disk of a folder. */
  freeSpace?: (folder: string) => Promise<number>;
}

/**
 * Takes the original files of a known dataset from folders or single files, compressed or not, with
 * the same checks as a fetch. All of them are checked before one is put in its place; files that are
 * in place already are kept.
 * @throws FailureError `import-failed`, `not-readable`, `disk-too-small`, `disk-full`,
 *   `not-writable` or `cancelled`
 */
export async function copyDataset(
  known: KnownDataset,
  paths: readonly string[],
  folder: string,
  { signal, onProgress, freeSpace }: CopyDatasetOptions = {},
): Promise<void> {
  const report = new WorkReport('copy', known.files, onProgress);
  const missing = await filesMissing(known, folder, signal);
  if (missing.length > 0 || !(await isConcluded(folder))) {
    const sources = await findAll(known, missing, paths);
    try {
      await makeFolder(copyingFolder(folder));
      const bytes = missing.reduce((sum, file) => sum + file.bytes, 0);
      await requireRoom(folder, bytes, freeSpace);
      for (const file of known.files) {
        const source = sources.get(file);
        if (source !== undefined) await copy(file, source);
        else report.note(file.name, file.bytes);
      }
      for (const { name } of missing) {
        await putInPlace(join(copyingFolder(folder), name), folder, name);
      }
    } finally {
      await clearCopies(folder);
    }
    await conclude(known, folder, { kind: 'copied', from: nameOf(paths) });
  }
  report.end();

  async function copy(file: KnownFile, source: string): Promise<void> {
    const target = join(copyingFolder(folder), file.name);
    const onBytes = (bytes: number) => report.note(file.name, bytes);
    await unpackContent(source, target, file, { signal, onBytes }).catch((error: unknown) => {
      throw signal?.aborted
        ? new FailureError({ code: 'cancelled' })
        : copyFailure(error, source, target);
    });
  }
}

/** Where each file that is missing can be copied from. */
async function findAll(known: KnownDataset, missing: KnownFile[], paths: readonly string[]) {
  const sources = await findOriginals(known, paths);
  for (const file of missing) {
    if (sources.has(file)) continue;
    const reason = 'nothing-found';
    throw new FailureError({
      code: 'import-failed',
      reason,
      path: nameOf(paths),
      detail: file.name,
    });
  }
  return new Map(missing.map((file) => [file, sources.get(file)!]));
}

/** What a person would call all of the paths. */
function nameOf(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  return others.length === 0 ? first : dirname(first);
}
