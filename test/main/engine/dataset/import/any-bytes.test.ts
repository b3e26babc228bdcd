import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { FailureError } from '../../../../../app/contract/failures.ts';
import { encodeIdx } from '../../../../../app/main/engine/dataset/idx.ts';
import { importDataset } from '../../../../../app/main/engine/dataset/import/import-dataset.ts';
import { previewImport } from '../../../../../app/main/engine/dataset/import/preview-import.ts';
import { damagedOf } from '../../damaged-of.ts';
import { inventDigits } from '../digit-files.ts';
import { allOf, csvLine, drawn, folderOf, placeForDataset } from './source-files.ts';

const digits = inventDigits(4);
const IMAGES = encodeIdx({ shape: [4, 28, 28], data: digits.images });
const LABELS = encodeIdx({ shape: [4], data: Uint8Array.of(0, 1, 2, 3) });
const TABLE = Buffer.from([0, 1, 2].map((label) => csvLine(label, drawn(label))).join('\n'));

const anything = fc.uint8Array({ maxLength: 200 });

function perhapsPacked(bytes: fc.Arbitrary<Uint8Array>) {
  const level = { level: 1 };
  return fc.tuple(bytes, fc.nat({ max: 3 })).map(([content, kind]) => {
    if (kind > 1) return content;
    const packed = gzipSync(content, level);
    return kind === 0 ? packed : packed.subarray(0, Math.ceil(packed.length / 2));
  });
}

/** Imports: the dataset that is there in the end is valid, or there is a reason and no dataset. */
async function check(files: Record<string, Uint8Array>): Promise<void> {
  const source = await folderOf(files);
  const folder = await placeForDataset();
  try {
    const { options } = await previewImport([source], null);
    const { stored } = await importDataset([source], { name: 'x', options, folder });
    for (const part of ['train', 'test'] as const) {
      const { labels, pixels } = await allOf(folder, part);
      const count = part === 'train' ? stored.trainCount : stored.testCount;
      if (labels.length !== count || pixels.length !== count * 784) throw new Error('wrong length');
      if (labels.some((label) => label >= stored.classes.length)) throw new Error('wrong label');
    }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const left = await readdir(dirname(folder)).catch(() => []);
    if (error.failure.code !== 'import-failed' || left.length > 0) throw error;
  }
}

describe('any bytes become a dataset or a reason why not:', () => {
  it('IDX', async () => {
    const images = perhapsPacked(fc.oneof(anything, damagedOf(IMAGES), fc.constant(IMAGES)));
    const labels = perhapsPacked(fc.oneof(anything, damagedOf(LABELS), fc.constant(LABELS)));
    const property = fc.asyncProperty(images, labels, (imageFile, labelFile) =>
      check({ 'a-images-idx3-ubyte': imageFile, 'a-labels-idx1-ubyte': labelFile }),
    );
    await fc.assert(property, { numRuns: 100 });
  });

  it('CSV', async () => {
    const table = fc.oneof(anything, damagedOf(TABLE));
    await fc.assert(
      fc.asyncProperty(table, (content) => check({ 'a.csv': content })),
      { numRuns: 60 },
    );
  });

  it('a list of classes', async () => {
    const list = fc.oneof(anything, damagedOf(Buffer.from('zero\none\ntwo\nthree\n')));
    const files = { 'a-images-idx3-ubyte': IMAGES, 'a-labels-idx1-ubyte': LABELS };
    await fc.assert(
      fc.asyncProperty(list, (content) => check({ ...files, 'classes.txt': content })),
      { numRuns: 20 },
    );
  });
});
