import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetOrigin, DatasetWork } from '../../../../contract/catalogue.ts';
import { failureOf } from '../../../../contract/failures.ts';
import type { FetchOptions, FetchProgress } from '../../../files/fetch-request.ts';
import { systemCode } from '../../../files/write-failure.ts';
import type { KnownDataset, KnownFile } from '../known-datasets.ts';
import { fetchContent } from './fetch-content.ts';
import { filesMissing, isConcluded } from './files-missing.ts';
import { MirrorOrder } from './mirror-order.ts';
import { requireRoom } from './require-room.ts';
import { clearStaging, conclude, fetchingFolder, makeFetchingFolder } from './staging.ts';
import { WorkReport } from './work-report.ts';

type Timing = Pick<FetchOptions, 'connectMs' | 'idleMs' | 'slowMs' | 'attempts' | 'retryDelayMs'>;

export interface FetchDatasetOptions extends Timing {
  /** As mirrorsOf gives them: folders on web servers, each with a slash at its end. */
  mirrors: readonly string[];
  /** Node's, or Electron's, which knows the system's proxy and certificates. */
  fetch: typeof globalThis.fetch;
  signal?: AbortSignal;
  /** Called ten times a second at most, and once at the end. */
  onProgress?: (work: DatasetWork) => void;
  /** Tells how many bytes are free on the disk of a folder. */
  freeSpace?: (folder: string) => Promise<number>;
}

/**
 * Brings the files of a known dataset into the folder, whole and checked, and says there that it is
 * complete. Files that are right already are kept; a fetch that was cancelled or killed goes on
 * where it stopped. Nothing that is not right ever stands under a file's final name.
 * @throws FailureError `fetch-failed`, `disk-too-small`, `disk-full`, `not-writable` or `cancelled`
 */
export async function fetchDataset(
  known: KnownDataset,
  folder: string,
  { mirrors, onProgress, freeSpace, ...transfer }: FetchDatasetOptions,
): Promise<void> {
  const sizes = known.files.map(({ name, fetchBytes }) => ({ name, bytes: fetchBytes }));
  const report = new WorkReport('fetch', sizes, onProgress);
  const missing = await filesMissing(known, folder, transfer.signal);
  if (missing.length === 0 && (await isConcluded(folder))) {
    await clearStaging(folder);
  } else {
    try {
      await makeFetchingFolder(folder);
      await requireRoom(folder, await bytesToWrite(missing, folder), freeSpace);
      const order = await MirrorOrder.read(mirrors, fetchingFolder(folder));
      for (const file of known.files) {
        if (missing.includes(file)) await fetchOne(file, order);
        else report.note(file.name, file.fetchBytes);
      }
      await conclude(known, folder, originOf(order, folder));
    } catch (error) {
      // A full disk harms more than this app, and what came so far is soon fetched again.
      if (failureOf(error).code === 'disk-full') await clearStaging(folder);
      throw error;
    }
  }
  report.end();

  function fetchOne(file: KnownFile, order: MirrorOrder): Promise<void> {
    const onProgress = (progress: FetchProgress) => noteProgress(report, file, progress);
    return fetchContent(file, folder, order, { ...transfer, onProgress });
  }
}

function originOf({ host }: MirrorOrder, folder: string): DatasetOrigin {
  // Where no mirror gave a file, somebody has put all of them into the folder.
  return host === null ? { kind: 'copied', from: folder } : { kind: 'fetched', host };
}

/** The most that lies on the disk more than now: files as they come, and what they unpack to. */
async function bytesToWrite(files: readonly KnownFile[], folder: string): Promise<number> {
  let bytes = 0;
  for (const { name, bytes: unpacked, fetchBytes } of files) {
    const there = await lengthOf(join(fetchingFolder(folder), `${name}.gz.part`));
    bytes += unpacked + Math.max(0, fetchBytes - there);
  }
  return bytes;
}

async function lengthOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

function noteProgress(
  report: WorkReport,
  { name, bytes, fetchBytes }: KnownFile,
  { received, total, bytesPerSecond }: FetchProgress,
): void {
  // More than the packed file has: it comes unpacked.
  const expected = total ?? (received > fetchBytes ? bytes : fetchBytes);
  report.note(name, received, { total: expected, perSecond: bytesPerSecond });
}
