import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseIdx } from '../../../app/main/engine/dataset/idx.ts';
import { ROOT } from '../../../scripts/root.ts';
import { prepareStarter, readPackage, starterFiles } from '../../../scripts/setup/starter.ts';
import { listenToSetup } from './said.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PIXELS = 28 * 28;
const MNIST = path.join(ROOT, '..', 'shared', 'data', 'mnist');

let digits: Awaited<ReturnType<typeof readPackage>>;
let files: ReturnType<typeof starterFiles>;

beforeAll(async () => {
  digits = await readPackage();
  files = starterFiles(digits);
}, 30_000);

const idx = (name: string) => parseIdx(files[`${name}-ubyte`]!);

function countByClass(labels: Uint8Array): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label]!++;
  return counts;
}

/** The images as text, to compare them as sets. */
function imagesOf(data: Uint8Array): string[] {
  const images = Buffer.from(data.buffer, data.byteOffset, data.length);
  return Array.from({ length: data.length / PIXELS }, (_, at) =>
    images.toString('latin1', at * PIXELS, (at + 1) * PIXELS),
  );
}

describe('the starter digits', () => {
  it('are 9,000 for training and 1,000 for testing', () => {
    expect(idx('train-images-idx3').shape).toEqual([9_000, 28, 28]);
    expect(idx('train-labels-idx1').shape).toEqual([9_000]);
    expect(idx('t10k-images-idx3').shape).toEqual([1_000, 28, 28]);
    expect(idx('t10k-labels-idx1').shape).toEqual([1_000]);
  });

  it('give every class its share of the test set', () => {
    const all = countByClass(digits.labels);
    const test = countByClass(idx('t10k-labels-idx1').data);
    test.forEach((count, label) => expect(Math.abs(count - all[label]! / 10)).toBeLessThan(1));
  });

  it('are all there, none of them in both sets', () => {
    const together = [
      ...imagesOf(idx('train-images-idx3').data),
      ...imagesOf(idx('t10k-images-idx3').data),
    ];
    const same = together.sort().join() === imagesOf(digits.images).sort().join();
    expect(same).toBe(true);
    expect(new Set(together).size).toBe(10_000);
  });

  it('are shuffled', () => {
    const begin = [...idx('train-labels-idx1').data.subarray(0, 100)];
    expect(new Set(begin).size).toBe(10);
  });

  it('are, byte for byte, the first 10,000 of MNIST', async (context) => {
    if (!existsSync(MNIST)) context.skip('no ../shared');
    const read = async (name: string) =>
      parseIdx(gunzipSync(await readFile(path.join(MNIST, `${name}-ubyte.gz`)))).data;
    const images = (await read('train-images-idx3')).subarray(0, 10_000 * PIXELS);
    const labels = (await read('train-labels-idx1')).subarray(0, 10_000);
    const byClass = [...labels.keys()].sort((a, b) => labels[a]! - labels[b]! || a - b);
    const original = imagesOf(images);
    const inOrder = byClass.map((sample) => original[sample]);
    expect(inOrder.join() === imagesOf(digits.images).join()).toBe(true);
    expect(byClass.every((sample, at) => labels[sample] === digits.labels[at])).toBe(true);
  });
});

it('they are made once, and again when a file was damaged', async () => {
  const heard = listenToSetup();
  const folder = path.join(await temporaryFolder(), 'starter');
  expect(await prepareStarter(folder, async () => digits)).toBe(true);
  expect(await prepareStarter(folder, async () => digits)).toBe(false);
  await writeFile(path.join(folder, 't10k-labels-idx1-ubyte.gz'), 'damaged');
  expect(await prepareStarter(folder, async () => digits)).toBe(true);
  expect(heard.text).toContain('The starter digits are damaged. They are made anew.');
  expect(await prepareStarter(folder, async () => digits)).toBe(false);
}, 30_000);
