import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DatasetWork, DigitFormat } from '../../../../../app/contract/catalogue.ts';
import { exportDataset } from '../../../../../app/main/engine/dataset/export/export-dataset.ts';
import { failureOf } from '../../failure-of.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { inventDigits, writeDataset } from '../digit-files.ts';
import { allOf, imported } from '../import/source-files.ts';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const NAMES = ['T-shirt/top', 'Zebra', 'con', 'a "b", c', 'Con', '150', '猫', 'x;y', 'Bag', '7'];
const FORMATS: DigitFormat[] = ['idx', 'images', 'csv'];

async function dataset(classes: readonly string[], name = 'My digits') {
  const folder = await temporaryFolder();
  await writeDataset(folder, inventDigits(40), inventDigits(11, 2));
  return { folder, name, classes };
}

describe.each(FORMATS)('exporting as %s', (format) => {
  it.each([
    ['digits', DIGITS],
    ['names', NAMES],
  ])(
    'and importing again gives the same samples, labels, classes and parts: %s',
    async (_, classes) => {
      const source = await dataset(classes);
      const { folder } = await exportDataset(source, await temporaryFolder(), format, {});
      const back = await imported(folder);
      expect(back.problems).toEqual([]);
      expect(back.preview).toMatchObject({ format, name: 'My digits' });
      expect(back.preview.options).toMatchObject({ fit: 'stretch' });
      const same = await imported(folder, { ink: 'light' });
      expect(same.stored.classes).toEqual(classes);
      for (const part of ['train', 'test'] as const) {
        const before = await allOf(source.folder, part);
        expect(same[part].labels).toEqual(before.labels);
        expect(Buffer.compare(same[part].pixels, before.pixels)).toBe(0);
      }
    },
  );

  it('counts what it wrote, and never writes over anything', async () => {
    const [source, parent] = [await dataset(DIGITS, 'a/b'), await temporaryFolder()];
    const first = await exportDataset(source, parent, format, {});
    const second = await exportDataset(source, parent, format, {});
    expect([first.folder, second.folder]).toEqual([join(parent, 'a_b'), join(parent, 'a_b 2')]);
    const entries = await readdir(first.folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const sizes = files.map(
      async (file) => (await readFile(join(file.parentPath, file.name))).length,
    );
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(first).toMatchObject({ files: files.length, bytes });
    expect(second).toMatchObject({ files: files.length, bytes });
  });

  it('leaves nothing when it is cancelled, and tells how far it is', async () => {
    const [source, parent] = [await dataset(DIGITS), await temporaryFolder()];
    const reports: DatasetWork[] = [];
    const stopping = new AbortController();
    const work = exportDataset(source, parent, format, {
      signal: stopping.signal,
      onProgress(report) {
        reports.push(report);
        stopping.abort();
      },
    });
    expect(await failureOf(work)).toEqual({ code: 'cancelled' });
    expect(reports[0]).toMatchObject({ kind: 'export', unit: 'digits', total: 51 });
    expect(await readdir(parent)).toEqual([]);
  });

  it('says so where nothing can be written', async () => {
    const source = await dataset(DIGITS);
    const blocked = join(source.folder, 'train-labels-idx1-ubyte.gz');
    const failure = await failureOf(exportDataset(source, blocked, format, {}));
    expect(failure).toMatchObject({ code: 'not-writable' });
    expect(dirname(blocked)).toBe(source.folder);
  });
});
