import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../../app/main/engine/dataset/import/preview-import.ts';
import { failureOf } from '../../failure-of.ts';
import { inventDigits } from '../digit-files.ts';
import { header, idx, images, labels } from './idx-bytes.ts';
import { folderOf, imported } from './source-files.ts';

const train = inventDigits(40);
const test = inventDigits(12, 2);

/** The failure of a folder with an image and a label file of these contents. */
async function failureWith(imageFile: Uint8Array, labelFile: Uint8Array) {
  const folder = await folderOf({
    'a-images-idx3-ubyte': imageFile,
    'a-labels-idx1-ubyte': labelFile,
  });
  return failureOf(imported(folder));
}

describe('IDX files that are not whole', () => {
  const four = 0xffff_ffff;

  it.each<[string, string, Uint8Array, Uint8Array]>([
    ['cut off', 'damaged', images(train).subarray(0, 9000), labels(train)],
    ['too long', 'damaged', Buffer.concat([images(train), Buffer.of(1)]), labels(train)],
    ['a page of a firewall', 'damaged', Buffer.from('<html>'), labels(train)],
    ['more images than labels', 'damaged', images(train), labels(test)],
    ['no rows', 'damaged', header(40, 0, 28), labels(train)],
    ['cut off while packed', 'damaged', gzipSync(images(train)).subarray(0, 2000), labels(train)],
    ['packed and too short', 'damaged', gzipSync(images(train).subarray(0, 9000)), labels(train)],
    [
      'packed and too long',
      'damaged',
      gzipSync(Buffer.concat([images(train), Buffer.alloc(999)])),
      labels(train),
    ],
    ['4,294,967,295 images', 'damaged', gzipSync(header(four, 28, 28)), labels(train)],
    [
      'as many labels too',
      'too-many-samples',
      gzipSync(header(four, 512, 512)),
      gzipSync(header(four)),
    ],
    [
      '150,000 of 512x512',
      'damaged',
      gzipSync(header(150_000, 512, 512)),
      gzipSync(idx([150_000], new Uint8Array(150_000))),
    ],
    ['images of 4 GB', 'nothing-readable', gzipSync(header(40, four, four)), labels(train)],
    ['none at all', 'nothing-readable', header(0, 28, 28), header(0)],
    [
      'a single class',
      'too-few',
      images({ ...train, labels: new Uint8Array(40) }),
      labels({ labels: new Uint8Array(40) }),
    ],
  ])('%s: %s', async (_, reason, imageFile, labelFile) => {
    const before = process.memoryUsage().arrayBuffers;
    expect(await failureWith(imageFile, labelFile)).toMatchObject({
      code: 'import-failed',
      reason,
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('unpacks a bomb no further than its header promises', async () => {
    const bomb = gzipSync(Buffer.concat([images(train), Buffer.alloc(64 * 1024 * 1024)]));
    expect(await failureWith(bomb, labels(train))).toMatchObject({ reason: 'damaged' });
  });

  it('images without labels, several sets at once, nothing at all, no such folder', async () => {
    const alone = await folderOf({ 'train-images-idx3-ubyte': images(train) });
    expect(await failureOf(previewImport([alone], null))).toMatchObject({ reason: 'no-labels' });
    const files = ['a', 'b', 'c'].flatMap((name) => [
      [`${name}-images-idx3-ubyte`, images(train)],
      [`${name}-labels-idx1-ubyte`, labels(train)],
    ]);
    const several = await folderOf(Object.fromEntries(files));
    expect(await failureOf(previewImport([several], null))).toMatchObject({
      reason: 'nothing-found',
    });
    const empty = await folderOf({ 'readme.md': '' });
    await mkdir(join(empty, 'nothing'));
    await writeFile(join(empty, '.hidden.csv'), 'x');
    expect(await failureOf(previewImport([empty], null))).toMatchObject({
      reason: 'nothing-found',
    });
    const missing = join(empty, 'missing');
    expect(await failureOf(previewImport([missing], null))).toEqual({
      code: 'not-readable',
      path: missing,
      reason: 'ENOENT',
    });
  });
});
