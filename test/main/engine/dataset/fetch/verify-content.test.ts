import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DatasetWork } from '../../../../../app/contract/catalogue.ts';
import { lookAtContent } from '../../../../../app/main/engine/dataset/fetch/look-at-content.ts';
import { verifyContent } from '../../../../../app/main/engine/dataset/fetch/verify-content.ts';
import { failureOf } from '../../failure-of.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { putContents } from './folder-state.ts';
import { smallDataset } from './small-dataset.ts';

const DATASET = smallDataset();
const { files } = DATASET.known;
const { name: NAME, bytes: BYTES } = files[2]!;

async function folderWith(change: (path: string) => Promise<unknown>) {
  const folder = await temporaryFolder();
  await putContents(folder, DATASET);
  const path = join(folder, NAME);
  await change(path);
  return { folder, path };
}

const changedAt = (place: number) => {
  const content = Buffer.from(DATASET.contents.get(NAME)!);
  content[place]! ^= 1;
  return content;
};

it('finds nothing wrong with the right files', async () => {
  const { folder } = await folderWith(() => Promise.resolve());
  expect(await lookAtContent(folder, files)).toBeNull();
  const seen: DatasetWork[] = [];
  const onProgress = (work: DatasetWork) => seen.push(work);
  expect(await verifyContent(folder, files, { onProgress })).toBeNull();
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(seen.at(-1)).toMatchObject({ kind: 'verify', done: total, total });
});

it('both find a file that is not there', async () => {
  const { folder, path } = await folderWith((file) => rm(file));
  const missing = { code: 'dataset-missing', path };
  expect(await lookAtContent(folder, files)).toEqual(missing);
  expect(await verifyContent(folder, files)).toEqual(missing);
});

it.each<[string, (path: string) => Promise<unknown>, string]>([
  ['a file that was cut', (path) => truncate(path, BYTES - 1), `it has ${BYTES - 1} bytes where`],
  ['a header of something else', (path) => writeFile(path, changedAt(3)), 'it does not begin like'],
  ['a folder', async (path) => (await rm(path), await mkdir(path)), 'it is not a file'],
])('both find %s', async (_, change, reason) => {
  const { folder, path } = await folderWith(change);
  const damaged = {
    code: 'dataset-damaged',
    path,
    reason: expect.stringContaining(reason) as string,
  };
  expect(await lookAtContent(folder, files)).toEqual(damaged);
  expect(await verifyContent(folder, files)).toEqual(damaged);
});

it('only reading all of it finds a byte that has changed', async () => {
  const { folder, path } = await folderWith((file) => writeFile(file, changedAt(BYTES - 1)));
  expect(await lookAtContent(folder, files)).toBeNull();
  expect(await verifyContent(folder, files)).toMatchObject({ code: 'dataset-damaged', path });
});

it('can be cancelled', async () => {
  const { folder } = await folderWith(() => Promise.resolve());
  const signal = AbortSignal.abort();
  expect(await failureOf(verifyContent(folder, files, { signal }))).toEqual({ code: 'cancelled' });
});
