import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../../app/main/engine/dataset/import/preview-import.ts';
import { failureOf } from '../../failure-of.ts';
import { drawn, folderOf, imported, jpegOf, pngOf } from './source-files.ts';

/** Three pictures in each class. */
function threeEach(classes: string[], content: (number: number) => Uint8Array) {
  return Object.fromEntries(
    classes.flatMap((name, place) =>
      [0, 1, 2].map((number) => [`${name}/digit_${number}.PNG`, content(place * 3 + number)]),
    ),
  );
}

describe('importing folders of pictures', () => {
  it('makes ten classes of digits, and keeps 28x28 with light ink as it is', async () => {
    const result = await imported(
      await folderOf(threeEach(['7', '2'], (number) => pngOf(drawn(number)))),
    );
    expect(result.stored.classes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(result.preview).toMatchObject({ format: 'images', count: 6, hasTestPart: false });
    expect(result.preview.options).toEqual({ fit: 'stretch', ink: 'light' });
    const found = Buffer.concat([result.train.pixels, result.test.pixels]);
    for (const number of [0, 1, 2, 3, 4, 5]) {
      expect(found.includes(Buffer.from(drawn(number).pixels))).toBe(true);
    }
    expect(result.test.labels).toHaveLength(1);
  });

  it('sorts names as people do, and keeps the parts', async () => {
    const names = ['item 10', 'item 2', 'item 1'];
    const png = (number: number) => pngOf(drawn(number));
    const files = threeEach([...names.map((name) => `train/${name}`), 'T10k/item 2'], png);
    const result = await imported(await folderOf(files));
    expect(result.stored.classes).toEqual(['item 1', 'item 2', 'item 10']);
    expect(result.preview.hasTestPart).toBe(true);
    expect(result.train.labels).toHaveLength(9);
    expect(result.test.labels).toEqual([1, 1, 1]);
  });

  it.each([
    ['dark ink in JPEG', { ink: 20, paper: 245 }, jpegOf, 'dark'],
    ['light ink in JPEG', { ink: 235, paper: 12 }, jpegOf, 'light'],
    [
      'dark ink in PNG with colours',
      { ink: 0, paper: 255 },
      (of: ReturnType<typeof drawn>) => pngOf(of, {}),
      'dark',
    ],
  ] as const)('finds out the ink and fits it the MNIST way: %s', async (_, levels, encode, ink) => {
    const content = (number: number) => encode(drawn(number, { side: 120, ...levels }));
    const result = await imported(await folderOf(threeEach(['a', 'b'], content)));
    expect(result.preview.options).toEqual({ fit: 'mnist', ink });
    expect(result.preview).toMatchObject({ width: 120, height: 120 });
    expect(result.preview.samples).toHaveLength(6);
    for (const { pixels } of result.preview.samples) {
      const rows = Array.from({ length: 28 }, (_, row) =>
        Math.max(...pixels.subarray(row * 28, row * 28 + 28)),
      );
      expect(rows.filter((level) => level > 60).length).toBeGreaterThanOrEqual(19);
      expect(rows.filter((level) => level > 60).length).toBeLessThanOrEqual(21);
      expect(Math.max(...pixels.subarray(0, 28))).toBe(0);
    }
  });

  it('lets one choose the ink and the fit instead', async () => {
    const folder = await folderOf(threeEach(['0', '1'], (number) => pngOf(drawn(number))));
    const preview = await previewImport([folder], { fit: 'mnist', ink: 'dark' });
    expect(preview.options).toEqual({ fit: 'mnist', ink: 'dark' });
    const result = await imported(folder, { ink: 'dark' });
    expect(result.train.pixels[0]).toBe(255);
  });

  it('tells of everything that it passes over, and imports the rest', async () => {
    const large = pngOf({ width: 513, height: 2, pixels: new Uint8Array(1026) });
    const folder = await folderOf({
      ...threeEach(['0', '1'], (number) => pngOf(drawn(number))),
      '0/blank.png': pngOf(drawn(0, { ink: 0 })),
      '0/cut.png': pngOf(drawn(0)).subarray(0, 90),
      '0/cut.jpg': jpegOf(drawn(0)).subarray(0, 400),
      '0/large.png': large,
      '0/large.jpg': jpegOf({ width: 600, height: 600, pixels: new Uint8Array(360_000) }),
      '0/text.png': 'no picture',
      '0/notes.txt': 'no picture either',
      '0/deeper/9.png': pngOf(drawn(0)),
      '0/.DS_Store': 'x',
      '0/Thumbs.db': 'x',
      'beside.png': pngOf(drawn(0)),
      'readme.md': 'x',
      [`${'x'.repeat(61)}/0.png`]: pngOf(drawn(0)),
    });
    await symlink('/etc/hostname', join(folder, '0', 'link.png'));
    await symlink('/etc', join(folder, '2'));
    await mkdir(join(folder, 'empty'));
    const { problems, problemCount, stored } = await imported(folder);
    expect(stored.trainCount + stored.testCount).toBe(6);
    expect(problemCount).toBe(problems.length);
    const told = problems.map(({ where, code, detail }) => {
      // What a decoder has to say is its own.
      return code === 'image-damaged' ? `${where} ${code}` : `${where} ${code} ${detail}`.trim();
    });
    expect(told.sort()).toEqual([
      '0/blank.png blank',
      '0/cut.jpg image-damaged',
      '0/cut.png image-damaged',
      '0/deeper not-in-a-class',
      '0/large.jpg too-large 600x600',
      '0/large.png too-large 513x2',
      '0/link.png not-readable link',
      '0/notes.txt not-an-image',
      '0/text.png not-an-image',
      '2 not-readable link',
      'beside.png not-in-a-class',
      `${'x'.repeat(61)} label-strange`,
    ]);
  });

  it('lists the first 200 problems and counts all', async () => {
    const broken = Object.fromEntries(Array.from({ length: 230 }, (_, i) => [`0/b${i}.png`, 'x']));
    const folder = await folderOf({
      ...threeEach(['0', '1'], (number) => pngOf(drawn(number))),
      ...broken,
    });
    const { problems, problemCount } = await imported(folder);
    expect([problems.length, problemCount]).toEqual([200, 230]);
  });

  it('fails where no picture can be read, where there is one class, or more than 100', async () => {
    const unreadable = await folderOf({ '0/a.png': 'x', '1/b.png': 'x' });
    expect(await failureOf(imported(unreadable))).toMatchObject({
      code: 'import-failed',
      reason: 'nothing-readable',
      detail: '0/a.png: not-an-image',
    });
    const one = await folderOf(threeEach(['0'], (number) => pngOf(drawn(number))));
    expect(await failureOf(imported(one))).toMatchObject({ reason: 'too-few' });
    const names = Array.from({ length: 101 }, (_, place) => [`c${place}/0.png`, 'x']);
    const many = await folderOf(Object.fromEntries(names));
    expect(await failureOf(imported(many))).toMatchObject({
      reason: 'too-many-classes',
      detail: '101',
    });
  });

  it('shows 24 samples of all classes', async () => {
    const classes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
    const files = threeEach(classes, (number) => pngOf(drawn(number)));
    const { samples } = await previewImport([await folderOf(files)], null);
    expect(samples.map(({ label }) => label)).toEqual([...classes, ...classes]);
  });
});
