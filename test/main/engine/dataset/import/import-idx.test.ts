import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inventDigits } from '../digit-files.ts';
import { idx, images, labels } from './idx-bytes.ts';
import { drawn, folderOf, imported } from './source-files.ts';

const train = inventDigits(40);
const test = inventDigits(12, 2);

describe('importing IDX files', () => {
  it.each([
    ['gzipped, dashed', '-', true],
    ['raw, dotted', '.', false],
  ])('takes both parts as they are: %s', async (_, dot, isPacked) => {
    const pack = (bytes: Uint8Array) => (isPacked ? gzipSync(bytes) : bytes);
    const ending = isPacked ? '.gz' : '';
    const result = await imported(
      await folderOf({
        [`train-images${dot}idx3-ubyte${ending}`]: pack(images(train)),
        [`train-labels${dot}idx1-ubyte${ending}`]: pack(labels(train)),
        [`t10k-images${dot}idx3-ubyte${ending}`]: pack(images(test)),
        [`t10k-labels${dot}idx1-ubyte${ending}`]: pack(labels(test)),
      }),
    );
    expect(result.preview).toMatchObject({
      format: 'idx',
      count: 52,
      hasTestPart: true,
      width: 28,
    });
    expect(result.preview.options).toEqual({ fit: 'stretch', ink: 'light' });
    expect(result.train.labels).toEqual([...train.labels]);
    expect(Buffer.compare(result.train.pixels, train.images)).toBe(0);
    expect(Buffer.compare(result.test.pixels, test.images)).toBe(0);
    expect(result.stored.classes).toHaveLength(10);
    expect(result.problemCount).toBe(0);
  });

  it('splits a sixth off where there is one pair, and takes files chosen one by one', async () => {
    const folder = await folderOf({ 'some.bin': images(train), 'others.bin': labels(train) });
    const result = await imported([join(folder, 'others.bin'), join(folder, 'some.bin')]);
    expect(result.preview.hasTestPart).toBe(false);
    expect(result.train.labels).toHaveLength(33);
    expect(result.test.labels).toHaveLength(7);
    const all = [...result.train.labels, ...result.test.labels];
    expect(all.sort()).toEqual([...train.labels].sort());
  });

  it('fits pictures of another size, and names the classes by classes.txt', async () => {
    const pictures = [0, 1, 2, 3].map((number) => drawn(number, { side: 40 }));
    const result = await imported(
      await folderOf({
        'x-images-idx3-ubyte': idx(
          [4, 40, 40],
          Buffer.concat(pictures.map(({ pixels }) => pixels)),
        ),
        'x-labels-idx1-ubyte': idx([4], Uint8Array.of(0, 1, 2, 0)),
        'classes.txt': 'cat\r\ndog\nT-shirt/top\n',
      }),
    );
    expect(result.preview).toMatchObject({ width: 40, options: { fit: 'mnist' } });
    expect(result.stored.classes).toEqual(['cat', 'dog', 'T-shirt/top']);
  });

  it('has as many classes as the labels ask for, and passes over what can be none', async () => {
    const digits = { images: train.images, labels: Uint8Array.from(train.labels) };
    digits.labels[0] = 26;
    digits.labels[5] = 100;
    const result = await imported(
      await folderOf({
        'a-images-idx3-ubyte': images(digits),
        'a-labels-idx1-ubyte': labels(digits),
      }),
    );
    expect(result.stored.classes).toHaveLength(27);
    expect(result.problems).toEqual([
      { where: 'a-images-idx3-ubyte:5', code: 'label-strange', detail: '100' },
    ]);
  });

  it('does not follow links, and says so', async () => {
    const folder = await folderOf({
      'a-images-idx3-ubyte': images(train),
      'a-labels-idx1-ubyte': labels(train),
    });
    await symlink('/etc/hostname', join(folder, 'b-labels-idx1-ubyte'));
    const { problems } = await imported(folder);
    expect(problems).toEqual([
      { where: 'b-labels-idx1-ubyte', code: 'not-readable', detail: 'link' },
    ]);
  });
});
