import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DatasetWork } from '../../../../../app/contract/catalogue.ts';
import { copyDataset } from '../../../../../app/main/engine/dataset/fetch/copy-dataset.ts';
import { readStored } from '../../../../../app/main/engine/dataset/stored-dataset.ts';
import { failureOf } from '../../failure-of.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { expectWhole, putContents } from './folder-state.ts';
import { gzipBomb } from './gzip-bomb.ts';
import { smallDataset } from './small-dataset.ts';

const DATASET = smallDataset();
const { known, contents, packed } = DATASET;
const NAMES = known.files.map(({ name }) => name);
const IMAGES = 'train-images-idx3-ubyte';

/** A stick with the files of the dataset, under names of one's own. */
async function stickWith(
  files: ReadonlyMap<string, Buffer>,
  rename: (name: string) => string,
): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of files) await writeFile(join(folder, rename(name)), content);
  return folder;
}

const dotted = (name: string) => name.replace(/-(idx\d)/, '.$1');
const asFetched = (name: string) => `${name}.gz`;

describe('the original files', () => {
  it.each<[string, ReadonlyMap<string, Buffer>, (name: string) => string]>([
    ['as on the download page', packed, asFetched],
    ['unpacked', contents, (name) => name],
    ['unpacked, with dots', contents, dotted],
    ['with dots', packed, (name) => `${dotted(name)}.gz`],
    ['unpacked under the names of packed ones', contents, asFetched],
  ])('are copied from a folder %s', async (_, files, rename) => {
    const stick = await stickWith(files, rename);
    const folder = join(await temporaryFolder(), 'mnist');
    const seen: DatasetWork[] = [];
    await copyDataset(known, [stick], folder, { onProgress: (work) => seen.push(work) });
    await expectWhole(folder, DATASET);
    expect((await readStored(folder))!.origin).toEqual({ kind: 'copied', from: stick });
    const total = known.files.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(seen.at(-1)).toMatchObject({ kind: 'copy', done: total, total });
    expect(await readdir(stick)).toHaveLength(4);
  });

  it('are copied from single files that are called anything', async () => {
    const stick = await stickWith(packed, (name) => `download (${NAMES.indexOf(name)})`);
    const folder = await temporaryFolder();
    const paths = (await readdir(stick)).map((name) => join(stick, name));
    await copyDataset(known, paths, folder);
    await expectWhole(folder, DATASET);
    expect((await readStored(folder))!.origin).toEqual({ kind: 'copied', from: stick });
  });

  it('need not be there where one is in place already', async () => {
    const stick = await stickWith(packed, asFetched);
    await rm(join(stick, `${IMAGES}.gz`));
    await rm(join(stick, 'train-labels-idx1-ubyte.gz'));
    const folder = await temporaryFolder();
    await putContents(folder, DATASET, (name) => name.startsWith('train'));
    await copyDataset(known, [stick], folder);
    await expectWhole(folder, DATASET);
  });
});

describe('nothing is copied', () => {
  async function failureWith(paths: string[], signal?: AbortSignal) {
    const folder = await temporaryFolder();
    const failure = await failureOf(
      copyDataset(known, paths, folder, { ...(signal && { signal }) }),
    );
    expect(await readdir(folder)).toEqual([]);
    return failure;
  }

  it.each<[string, (content: Buffer) => Buffer]>([
    ['damaged', (content) => gzipSync(content).subarray(0, -30)],
    ['of another set', () => smallDataset(60, 20, 2).packed.get(IMAGES)!],
    ['a bomb', () => gzipBomb(1e8)],
    ['no digits', () => Buffer.from('my notes')],
    ['empty', () => Buffer.alloc(0)],
  ])('when a file in the folder is %s', async (_, change) => {
    const files = new Map(packed).set(IMAGES, change(contents.get(IMAGES)!));
    const stick = await stickWith(files, asFetched);
    expect(await failureWith([stick])).toMatchObject({
      code: 'import-failed',
      reason: 'not-the-original',
      path: join(stick, `${IMAGES}.gz`),
    });
  });

  it('when a file is missing', async () => {
    const stick = await stickWith(packed, asFetched);
    await rm(join(stick, `${IMAGES}.gz`));
    expect(await failureWith([stick])).toMatchObject({
      code: 'import-failed',
      reason: 'nothing-found',
      path: stick,
      detail: expect.stringContaining('train') as string,
    });
  });

  it('when a single file is another one', async () => {
    const stick = await temporaryFolder();
    const path = join(stick, 'notes.txt');
    await writeFile(path, 'my notes');
    expect(await failureWith([path])).toMatchObject({
      code: 'import-failed',
      reason: 'not-the-original',
      path,
    });
  });

  it('when what was chosen is not there any more', async () => {
    const path = join(await temporaryFolder(), 'gone');
    expect(await failureWith([path])).toEqual({ code: 'not-readable', path, reason: 'ENOENT' });
  });

  it('when a file turns out to be a folder', async () => {
    const stick = await stickWith(packed, asFetched);
    const path = join(stick, `${IMAGES}.gz`);
    await rm(path);
    await mkdir(path);
    expect(await failureWith([stick])).toEqual({ code: 'not-readable', path, reason: 'EISDIR' });
  });

  it('when it is cancelled', async () => {
    const stick = await stickWith(packed, asFetched);
    expect(await failureWith([stick], AbortSignal.abort())).toEqual({ code: 'cancelled' });
  });

  it('when it is cancelled in the middle', async () => {
    const stick = await stickWith(packed, asFetched);
    const controller = new AbortController();
    const folder = await temporaryFolder();
    const work = copyDataset(known, [stick], folder, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(await failureOf(work)).toEqual({ code: 'cancelled' });
    expect(await readdir(folder)).toEqual([]);
  });
});
