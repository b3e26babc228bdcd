import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { DatasetId } from '../../../../contract/dataset.ts';
import { FailureError } from '../../../../contract/failures.ts';
import { fileOperations } from '../../../files/file-operations.ts';
import { moveFolder } from '../../../files/move-folder.ts';
import { removeFolder } from '../../../files/remove-folder.ts';
import { systemCode, writeFailure } from '../../../files/write-failure.ts';

const UNFINISHED = '.unfinished';
/** Those that this process is building. */
const inProgress = new Set<string>();

/**
 * Makes a folder with everything in it, or nothing: it is built beside and renamed at the end.
 * @throws FailureError `disk-full` or `not-writable`, or what `build` throws; nothing is left then
 */
export async function buildFolder<T>(
  folder: string,
  build: (unfinished: string) => Promise<T>,
): Promise<T> {
  const unfinished = folder + UNFINISHED;
  inProgress.add(basename(unfinished));
  try {
    await makeNew(unfinished);
    return await buildIn(unfinished, folder, build);
  } catch (error) {
    throw writeFailure(error, folder);
  } finally {
    inProgress.delete(basename(unfinished));
  }
}

/** One that is there already is somebody's, and not to be removed. */
async function makeNew(unfinished: string): Promise<void> {
  await fileOperations.makeFolder(dirname(unfinished));
  await mkdir(unfinished);
}

async function buildIn<T>(
  unfinished: string,
  folder: string,
  build: (unfinished: string) => Promise<T>,
): Promise<T> {
  try {
    const result = await build(unfinished);
    await fileOperations.syncFolder(unfinished);
    await fileOperations.rename(unfinished, folder);
    await fileOperations.syncFolder(dirname(folder));
    return result;
  } catch (error) {
    // The reason why it failed matters more than what is left, which the next start removes.
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Removes a folder among datasets: after a crash on the way it is unfinished, and none to any
 * reader. One that is not there is no error.
 * @throws FailureError `not-writable`
 */
export async function removeFinished(folder: string): Promise<void> {
  const unfinished = folder + UNFINISHED;
  await moveFolder(folder, unfinished).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  await removeFolder(unfinished);
}

/**
 * Removes what importing and removing datasets left in their folder when the process was killed. One that is
 * not there is no error.
 * @throws FailureError `not-writable`
 */
export async function removeUnfinished(parent: string): Promise<void> {
  try {
    for (const name of await readdir(parent)) {
      if (!isLeftOver(name) || inProgress.has(name)) continue;
      await rm(join(parent, name), { recursive: true, force: true });
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw writeFailure(error, parent);
  }
}

function isLeftOver(name: string): boolean {
  return name.endsWith(UNFINISHED) && v.is(DatasetId, name.slice(0, -UNFINISHED.length));
}

function isMissing(error: unknown): boolean {
  return error instanceof FailureError && systemCode(error.cause) === 'ENOENT';
}
