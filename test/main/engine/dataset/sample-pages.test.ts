import fc from 'fast-check';
import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { DIGIT_CLASSES } from '../../../../app/contract/dataset.ts';
import type { DatasetSource } from '../../../../app/main/engine/dataset/dataset-source.ts';
import { createSamplePages } from '../../../../app/main/engine/dataset/sample-pages.ts';
import { openSamples } from '../../../../app/main/engine/dataset/sample-reader.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { inventDigits, writeDataset } from './digit-files.ts';

const train = inventDigits(500);
const test = inventDigits(30, 2);

/** A dataset as the set-up packs it, or as the app stores it. */
async function sourceOf(how: 'packed' | 'unpacked'): Promise<DatasetSource> {
  const folder = join(await temporaryFolder(), how);
  await mkdir(folder);
  await writeDataset(folder, train, test);
  if (how === 'unpacked') {
    for (const part of ['train', 't10k']) {
      for (const kind of ['images-idx3', 'labels-idx1']) {
        const path = join(folder, `${part}-${kind}-ubyte.gz`);
        await writeFile(path, gunzipSync(await readFile(path)));
      }
    }
  }
  return { id: 'mnist', name: how, folder, classes: DIGIT_CLASSES, contents: null };
}

const imagesAt = (indices: Iterable<number>) =>
  Buffer.concat(Array.from(indices, (at) => train.images.subarray(at * 784, (at + 1) * 784)));

it.each(['packed', 'unpacked'] as const)('shows the samples of a %s dataset', async (how) => {
  const source = await sourceOf(how);
  const pages = createSamplePages(() => Promise.resolve(source));
  const page = await pages.page({
    id: 'mnist',
    part: 'train',
    label: null,
    offset: 490,
    count: 40,
  });
  expect(page.total).toBe(500);
  expect([...page.indices]).toEqual([490, 491, 492, 493, 494, 495, 496, 497, 498, 499]);
  expect([...page.labels]).toEqual([...train.labels.subarray(490)]);
  expect(Buffer.compare(page.pixels, imagesAt(page.indices))).toBe(0);

  const sevens = Array.from(train.labels.keys()).filter((at) => train.labels[at] === 7);
  const query = { id: 'mnist', part: 'train', label: 7, offset: 3, count: 400 } as const;
  const ofClass = await pages.page(query);
  expect(ofClass.total).toBe(sevens.length);
  expect([...ofClass.indices]).toEqual(sevens.slice(3));
  expect(Buffer.compare(ofClass.pixels, imagesAt(sevens.slice(3)))).toBe(0);
  expect(new Set(ofClass.labels)).toEqual(new Set([7]));

  const beyond = await pages.page({ ...query, offset: 9999 });
  expect(beyond).toMatchObject({ total: sevens.length, indices: new Uint32Array() });

  const counts = await pages.counts('mnist');
  expect(counts.train[7]).toBe(sevens.length);
  expect(counts.test.reduce((sum, count) => sum + count)).toBe(30);
});

it('reads any samples in any order, whatever lies between them', async () => {
  const reader = await openSamples((await sourceOf('unpacked')).folder, 'train');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 499 }), { maxLength: 60 }), async (positions) => {
      const pixels = await reader.read(Uint32Array.from(positions));
      expect(Buffer.compare(pixels, imagesAt(positions))).toBe(0);
    }),
    { numRuns: 50 },
  );
});

it('says which image a file that was cut has no more', async () => {
  const { folder } = await sourceOf('unpacked');
  const reader = await openSamples(folder, 'train');
  await truncate(join(folder, 'train-images-idx3-ubyte.gz'), 16 + 100 * 784);
  expect(await failureOf(reader.read(Uint32Array.of(99, 100)))).toMatchObject({
    code: 'dataset-damaged',
    reason: 'it ends before image 101',
  });
});

it('says that a file is no longer there', async () => {
  const { folder } = await sourceOf('unpacked');
  const reader = await openSamples(folder, 'train');
  await rm(join(folder, 'train-images-idx3-ubyte.gz'));
  expect(await failureOf(reader.read(Uint32Array.of(1)))).toMatchObject({
    code: 'dataset-damaged',
    reason: 'it cannot be read (ENOENT)',
  });
});
