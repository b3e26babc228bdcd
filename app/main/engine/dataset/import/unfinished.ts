import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileOperations } from '../../../files/file-operations.ts';
import { systemCode, writeFailure } from '../../../files/write-failure.ts';

const UNFINISHED = '.unfinished';
const LEFTOVER = /^own-[0-9a-f]{12}\.unfinished$/;
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
    await rename(unfinished, folder);
    await fileOperations.syncFolder(dirname(folder));
    return result;
  } catch (error) {
    // The reason why it failed matters more than what is left, which the next start removes.
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Removes what imports into a folder of datasets left when their process was killed. One that is
 * not there is no error.
 * @throws FailureError `not-writable`
 */
export async function removeUnfinished(parent: string): Promise<void> {
  try {
    for (const name of await readdir(parent)) {
      if (!LEFTOVER.test(name) || inProgress.has(name)) continue;
      await rm(join(parent, name), { recursive: true, force: true });
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw writeFailure(error, parent);
  }
}
