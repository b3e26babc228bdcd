import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchFile } from '../../../files/fetch-file.ts';
import { FetchProblem } from '../../../files/fetch-outcome.ts';
import type { FetchOptions } from '../../../files/fetch-request.ts';
import { removeFolder } from '../../../files/remove-folder.ts';
import { systemCode, writeFailure } from '../../../files/write-failure.ts';
import type { KnownFile } from '../known-datasets.ts';
import { ContentError } from './content-check.ts';
import { mirrorsFailure, throwIfHopeless, type MirrorFailure } from './fetch-failure.ts';
import type { MirrorOrder } from './mirror-order.ts';
import { fetchingFolder, putInPlace, unpackedPath } from './staging.ts';
import { unpackContent } from './unpack-content.ts';

/** How much longer than its content a file may be: no packer adds more to what it cannot pack. */
const PACKING_SHARE = 0.01;
const PACKING_EXTRA = 64 * 1024; /* bytes */
const CONNECT_MS = 10_000;
const ATTEMPTS = 3;

/**
 * Fetches one file of a dataset, unpacks and checks it and puts it in its place in the folder. One
 * mirror after the other is asked until one has given the right content.
 * @throws FailureError `fetch-failed`, `disk-full`, `not-writable` or `cancelled`
 */
export async function fetchContent(
  file: KnownFile,
  folder: string,
  mirrors: MirrorOrder,
  options: FetchOptions,
): Promise<void> {
  const name = `${file.name}.gz`;
  const packed = join(fetchingFolder(folder), name);
  const content = unpackedPath(folder, file.name);
  const unpack = (source: string) => unpackContent(source, content, file, options);

  if (!(await isLeftOver(packed, unpack, options.signal))) {
    await fromMirrors({ file, name, packed, mirrors, unpack }, options);
  }
  await putInPlace(content, folder, file.name);
  await removeFolder(packed);
}

/** A run that was killed between two renames has left the file, fetched and checked. */
async function isLeftOver(
  packed: string,
  unpack: (source: string) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await unpack(packed);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || signal?.aborted) return false;
    if (!(error instanceof ContentError)) throw writeFailure(error, packed);
    await rm(packed, { force: true });
    return false;
  }
}

interface Wanted {
  file: KnownFile;
  name: string;
  packed: string;
  mirrors: MirrorOrder;
  unpack: (source: string) => Promise<void>;
}

async function fromMirrors(wanted: Wanted, options: FetchOptions): Promise<void> {
  const { file, name, packed, mirrors } = wanted;
  const failures: MirrorFailure[] = [];
  const order = await mirrors.for(name, packed);
  for (const [place, mirror] of order.entries()) {
    const { host } = new URL(mirror);
    const isDead = failures.some(
      (past) => past.host === host && past.failure.code === 'unreachable',
    );
    if (isDead) continue;
    const othersLeft = order.slice(place + 1).some((other) => new URL(other).host !== host);
    const outcome = await fetchFile(
      {
        url: mirror + name,
        target: packed,
        maxBytes: Math.ceil(file.bytes * (1 + PACKING_SHARE)) + PACKING_EXTRA,
        check: (path) => complaint(host, file, () => wanted.unpack(path), options.signal),
      },
      {
        connectMs: CONNECT_MS,
        attempts: ATTEMPTS,
        ...options,
        giveUpOn: othersLeft ? ['unreachable', 'refused'] : [],
      },
    );
    if (outcome.kind === 'fetched') return mirrors.remember(mirror);
    throwIfHopeless(outcome, packed);
    failures.push({ host, failure: outcome });
  }
  throw mirrorsFailure(failures, name);
}

async function complaint(
  host: string,
  file: KnownFile,
  unpack: () => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<FetchProblem | undefined> {
  try {
    await unpack();
    return undefined;
  } catch (error) {
    // Thrown, not returned: the part is not to blame, and is kept.
    if (signal?.aborted) throw new FetchProblem('cancelled', 'The download was cancelled.');
    if (!(error instanceof ContentError)) throw error;
    const code = error.code === 'wrong-size' ? 'wrong-size' : 'wrong-hash';
    return new FetchProblem(code, `What ${host} sent is not ${file.name}: ${error.message}.`);
  }
}
