import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { summarizeDataset } from '../../../../app/main/engine/dataset/dataset.ts';
import { DIGIT_CLASSES } from '../../../../app/contract/dataset.ts';
import { folderSource } from '../../../../app/main/engine/dataset/dataset-source.ts';
import { findPart } from '../../../../app/main/engine/dataset/dataset-files.ts';
import { encodeIdx } from '../../../../app/main/engine/dataset/idx.ts';
import { readDigits } from '../../../../app/main/engine/dataset/read-digits.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { inventDigits, writeDataset } from './digit-files.ts';

const digits = inventDigits(20);
const IMAGES = 'train-images-idx3-ubyte.gz';
const LABELS = 'train-labels-idx1-ubyte.gz';

async function datasetFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await writeDataset(folder, digits, inventDigits(5));
  return folder;
}

async function readTrain(folder: string) {
  return readDigits(await findPart(folder, 'train'));
}

/** The failure after one of the files got another content. */
async function failureWith(name: string, content: Uint8Array) {
  const folder = await datasetFolder();
  await writeFile(join(folder, name), content);
  const failure = await failureOf(readTrain(folder));
  expect(failure).toMatchObject({ code: 'dataset-damaged', path: join(folder, name) });
  return 'reason' in failure ? failure.reason : '';
}

describe('reading a folder of digits', () => {
  it('gives back images and labels', async () => {
    const read = await readTrain(await datasetFolder());
    expect(Buffer.compare(read.images, digits.images)).toBe(0);
    expect(Buffer.compare(read.labels, digits.labels)).toBe(0);
  });

  it.each([
    ['as they unpack on the download page', 'train-images-idx3-ubyte'],
    ['as gunzip -N names them', 'train-images.idx3-ubyte'],
  ])('takes unpacked files named %s', async (_, name) => {
    const folder = await datasetFolder();
    const packed = await readFile(join(folder, IMAGES));
    await rename(join(folder, IMAGES), join(folder, 'elsewhere'));
    await writeFile(join(folder, name), gunzipSync(packed));
    expect((await readTrain(folder)).labels.length).toBe(20);
  });

  it('takes an unpacked file that still has its .gz', async () => {
    const folder = await datasetFolder();
    await writeFile(join(folder, LABELS), encodeIdx({ shape: [20], data: digits.labels }));
    expect((await readTrain(folder)).labels.length).toBe(20);
  });

  it('takes more classes than ten digits where there are such labels', async () => {
    const folder = await datasetFolder();
    const data = Uint8Array.from(digits.labels).fill(25, 3, 4);
    await writeFile(join(folder, LABELS), encodeIdx({ shape: [20], data }));
    const { classes } = await folderSource(folder);
    expect(classes).toHaveLength(26);
    expect(classes[25]).toBe('25');
  });

  it('counts a dataset by its labels', async () => {
    const folder = await datasetFolder();
    expect(await summarizeDataset(await folderSource(folder))).toEqual({
      ...{ id: folder, name: basename(folder), classes: DIGIT_CLASSES },
      ...{ trainCount: 20, testCount: 5 },
    });
  });
});

describe('what is wrong with a folder of digits is said in words:', () => {
  it('no such folder', async () => {
    const failure = await failureOf(readTrain('/no/such/folder'));
    expect(failure).toEqual({ code: 'dataset-missing', path: '/no/such/folder' });
  });

  it('a file is not there', async () => {
    const folder = join(await temporaryFolder(), 'empty');
    await mkdir(folder);
    const failure = await failureOf(readTrain(folder));
    expect(failure).toEqual({ code: 'dataset-missing', path: join(folder, IMAGES) });
  });

  it('a download that was cut', async () => {
    const packed = gzipSync(encodeIdx({ shape: [20, 28, 28], data: digits.images }));
    expect(await failureWith(IMAGES, packed.subarray(0, packed.length / 2))).toMatch(/unpacked/);
  });

  it('a page of a firewall instead of the file', async () => {
    expect(await failureWith(IMAGES, Buffer.from('<html>'))).toMatch(/begin like an IDX file/);
  });

  it('images of another size', async () => {
    const shape = [20, 14, 56];
    const reason = await failureWith(IMAGES, encodeIdx({ shape, data: digits.images }));
    expect(reason).toBe('it holds 20x14x56 values where images of 28x28 are expected');
  });

  it('more images than labels', async () => {
    const labels = encodeIdx({ shape: [19], data: digits.labels.subarray(1) });
    const folder = await datasetFolder();
    await writeFile(join(folder, LABELS), labels);
    const failure = await failureOf(readTrain(folder));
    expect(failure).toMatchObject({ reason: 'it holds 20 images, and there are 19 labels' });
  });

  it('a label above all classes', async () => {
    const data = Uint8Array.from(digits.labels).fill(100, 3, 4);
    const reason = await failureWith(LABELS, encodeIdx({ shape: [20], data }));
    expect(reason).toBe('it has the label 100, and there are 100 classes');
  });

  it('no digits at all', async () => {
    const nothing = encodeIdx({ shape: [0], data: new Uint8Array() });
    expect(await failureWith(LABELS, nothing)).toBe('it is empty');
  });

  it('a folder where a file should be', async () => {
    const folder = await datasetFolder();
    await rename(join(folder, LABELS), join(folder, 'elsewhere'));
    await mkdir(join(folder, LABELS));
    const failure = await failureOf(readTrain(folder));
    expect(failure).toMatchObject({ reason: 'it cannot be read (EISDIR)' });
  });
});
