import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { DatasetOrigin } from '../../../../contract/catalogue.ts';
import { fileOperations } from '../../../files/file-operations.ts';
import { removeFolder } from '../../../files/remove-folder.ts';
import { makeFolder } from '../../../files/make-folder.ts';
import { writeFailure } from '../../../files/write-failure.ts';
import type { KnownDataset } from '../known-datasets.ts';
import { StoredDataset, writeStored } from '../stored-dataset.ts';

/** Where files of a dataset wait until they are known to be right. */
const FETCHING = 'fetching';
const COPYING = 'copying';

/** A name of this process's own: what it has checked, no other process can write to any more. */
const UNPACKED = /-ubyte\.\d+$/;

export const fetchingFolder = (folder: string): string => join(folder, FETCHING);
export const copyingFolder = (folder: string): string => join(folder, COPYING);

export const unpackedPath = (folder: string, name: string): string =>
  join(fetchingFolder(folder), `${name}.${process.pid}`);

/**
 * Makes the folder for fetched files, without what a killed process was unpacking there.
 * @throws FailureError `disk-full` or `not-writable`
 */
export async function makeFetchingFolder(folder: string): Promise<void> {
  const path = fetchingFolder(folder);
  await makeFolder(path);
  try {
    const names = await readdir(path);
    for (const name of names.filter((each) => UNPACKED.test(each))) {
      await rm(join(path, name), { force: true });
    }
  } catch (error) {
    throw writeFailure(error, path);
  }
}

/**
 * Puts a file that was checked and forced to the disk in its place, for good.
 * @throws FailureError `disk-full` or `not-writable`
 */
export async function putInPlace(from: string, folder: string, name: string): Promise<void> {
  const target = join(folder, name);
  try {
    await fileOperations.rename(from, target);
    await fileOperations.syncFolder(folder);
  } catch (error) {
    throw writeFailure(error, target);
  }
}

/**
 * Says that all files of the dataset are in place, and removes what was left beside them.
 * @throws FailureError `disk-full` or `not-writable`
 */
export async function conclude(
  known: KnownDataset,
  folder: string,
  origin: DatasetOrigin,
): Promise<void> {
  const { name, classes, trainCount, testCount } = known;
  const stored = v.parse(StoredDataset, {
    format: 1,
    name,
    classes,
    trainCount,
    testCount,
    origin,
    addedAt: new Date().toISOString(),
    files: Object.fromEntries(known.files.map((file) => [file.name, file])),
  });
  await writeStored(folder, stored);
  await clearStaging(folder);
}

/** Removes what unfinished work has left. @throws FailureError `not-writable` */
export async function clearStaging(folder: string): Promise<void> {
  await removeFolder(fetchingFolder(folder));
  await clearCopies(folder);
}

/** Removes copies that are not in their place. @throws FailureError `not-writable` */
export async function clearCopies(folder: string): Promise<void> {
  await removeFolder(copyingFolder(folder));
}
