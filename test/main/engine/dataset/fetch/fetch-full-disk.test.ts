import { readdir, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, type TestContext } from 'vitest';
import {
  fetchDataset,
  type FetchDatasetOptions,
} from '../../../../../app/main/engine/dataset/fetch/fetch-dataset.ts';
import { copyDataset } from '../../../../../app/main/engine/dataset/fetch/copy-dataset.ts';
import { mountDisk, NO_DISK, unmount } from '../../../../own-disk.ts';
import { failureOf } from '../../failure-of.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { expectNotWhole, expectWhole } from './folder-state.ts';
import { startMirror } from './mirror-server.ts';
import { smallDataset } from './small-dataset.ts';

const DATASET = smallDataset(2_000, 20);
const { known, packed } = DATASET;
const NEEDED = known.files.reduce((sum, { bytes, fetchBytes }) => sum + bytes + fetchBytes, 0);
/** The largest file, 1.6 MB, fits packed but not packed and unpacked. */
const SMALL_DISK = 2_500_000; /* bytes */

const enough = () => Promise.resolve(1e12);

async function fetchInto(folder: string, options: Partial<FetchDatasetOptions>) {
  const { mirror } = await startMirror(packed);
  await fetchDataset(known, folder, { mirrors: [mirror], fetch, ...options });
}

/** A disk of its own; the test is skipped where this user may not mount one. */
async function smallDisk(context: TestContext): Promise<string> {
  const folder = await temporaryFolder();
  if (!mountDisk(folder, String(SMALL_DISK))) context.skip(NO_DISK);
  onTestFinished(() => unmount(folder));
  return folder;
}

async function freeOn(disk: string): Promise<number> {
  const { bavail, bsize } = await statfs(disk);
  return bavail * bsize;
}

it('a disk that is known to be too small is not written to', async () => {
  const folder = await temporaryFolder();
  const work = fetchInto(folder, { freeSpace: () => Promise.resolve(NEEDED) });
  expect(await failureOf(work)).toEqual({
    code: 'disk-too-small',
    path: folder,
    needed: NEEDED + 16 * 1024 * 1024,
    free: NEEDED,
  });
  await expectNotWhole(folder, DATASET);
});

it('a small disk is found to be too small before anything is fetched', async (context) => {
  const folder = join(await smallDisk(context), 'mnist');
  expect(await failureOf(fetchInto(folder, {}))).toMatchObject({ code: 'disk-too-small' });
  await expectNotWhole(folder, DATASET);
});

it('a disk that becomes full is told as such, and is given its room back', async (context) => {
  const disk = await smallDisk(context);
  const folder = join(disk, 'mnist');
  const failure = await failureOf(fetchInto(folder, { freeSpace: enough }));
  expect(failure).toMatchObject({ code: 'disk-full' });
  await expectNotWhole(folder, DATASET);
  expect(await readdir(folder)).not.toContain('fetching');
  // A read that was under way when all was closed keeps a removed file's room until it ends.
  await expect.poll(() => freeOn(disk)).toBeGreaterThan(SMALL_DISK - 100_000);
});

it('a disk that becomes full leaves the set that is on it as it was', async (context) => {
  const disk = await smallDisk(context);
  const small = smallDataset(1_000, 20);
  const { mirror } = await startMirror(small.packed);
  const old = join(disk, 'old');
  await fetchDataset(small.known, old, { mirrors: [mirror], fetch, freeSpace: enough });
  const work = fetchInto(join(disk, 'new'), { freeSpace: enough });
  expect(await failureOf(work)).toMatchObject({ code: 'disk-full' });
  await expectWhole(old, small);
});

it('a copy to a disk that becomes full leaves nothing', async (context) => {
  const stick = await temporaryFolder();
  for (const [name, bytes] of packed) await writeFile(join(stick, name), bytes);
  const folder = await smallDisk(context);
  await writeFile(join(folder, 'other'), Buffer.alloc(1_500_000));
  const freeSpace = enough;
  const work = copyDataset(known, [stick], folder, { freeSpace });
  expect(await failureOf(work)).toMatchObject({ code: 'disk-full' });
  expect(await readdir(folder)).toEqual(['other']);
});
