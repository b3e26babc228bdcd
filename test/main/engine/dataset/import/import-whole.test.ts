import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DatasetWork } from '../../../../../app/contract/catalogue.ts';
import { hashFile } from '../../../../../app/main/files/hash-file.ts';
import { importDataset } from '../../../../../app/main/engine/dataset/import/import-dataset.ts';
import {
  buildFolder,
  removeFinished,
  removeUnfinished,
} from '../../../../../app/main/engine/dataset/import/unfinished.ts';
import {
  DATASET_FILES,
  readStored,
} from '../../../../../app/main/engine/dataset/stored-dataset.ts';
import { failureOf } from '../../failure-of.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { drawn, folderOf, placeForDataset, pngOf } from './source-files.ts';

const options = { fit: 'stretch', ink: 'light' } as const;

function pictures(): Promise<string> {
  const names = Array.from({ length: 20 }, (_, number) => `${number % 2}/${number}.png`);
  return folderOf(Object.fromEntries(names.map((name, number) => [name, pngOf(drawn(number))])));
}

/** A signal that says "aborted" from the n-th time on that it is asked. */
function signalAt(n: number): { signal: AbortSignal; asked(): number } {
  let count = 0;
  const signal = Object.create(AbortSignal.prototype, {
    aborted: { get: () => ++count >= n },
  }) as AbortSignal;
  return { signal, asked: () => count };
}

describe('an import is there as a whole or not at all', () => {
  it('describes what it stored', async () => {
    const [source, folder] = [await pictures(), await placeForDataset()];
    const { stored } = await importDataset([source], { name: 'Mine', options, folder });
    expect(await readStored(folder)).toEqual(stored);
    expect(stored).toMatchObject({
      name: 'Mine',
      trainCount: 17,
      testCount: 3,
      origin: { kind: 'imported', from: source, format: 'images' },
    });
    for (const name of DATASET_FILES) {
      expect(stored.files[name].sha256).toBe(await hashFile(join(folder, name), 'sha256'));
    }
    expect((await readdir(folder)).sort()).toEqual([...DATASET_FILES, 'dataset.json'].sort());
  });

  it('gives the same parts each time', async () => {
    const source = await pictures();
    const hashes = [];
    for (let time = 0; time < 2; time++) {
      const folder = await placeForDataset();
      const { stored } = await importDataset([source], { name: 'x', options, folder });
      hashes.push(stored.files);
    }
    expect(hashes[0]).toEqual(hashes[1]);
  });

  it('leaves nothing when it is cancelled, whenever that is', async () => {
    const source = await pictures();
    const all = signalAt(Infinity);
    const whole = { name: 'x', options, folder: await placeForDataset(), signal: all.signal };
    await importDataset([source], whole);
    for (let moment = 1; moment <= all.asked(); moment += 3) {
      const folder = await placeForDataset();
      const { signal } = signalAt(moment);
      const work = importDataset([source], { name: 'x', options, folder, signal });
      expect(await failureOf(work)).toEqual({ code: 'cancelled' });
      expect(await readdir(dirname(folder)).catch(() => [])).toEqual([]);
    }
  });

  it('says so where nothing can be written', async () => {
    const blocked = join(await temporaryFolder(), 'a file');
    await writeFile(blocked, '');
    const folder = join(blocked, 'own-0123456789ab');
    const failure = await failureOf(
      importDataset([await pictures()], { name: 'x', options, folder }),
    );
    expect(failure).toMatchObject({ code: 'not-writable' });
  });

  it('tells how far it is', async () => {
    const reports: DatasetWork[] = [];
    const folder = await placeForDataset();
    const onProgress = (work: DatasetWork) => reports.push(work);
    await importDataset([await pictures()], { name: 'x', options, folder, onProgress });
    expect(reports[0]).toMatchObject({ kind: 'import', unit: 'digits', done: 1, total: 20 });
  });
});

describe('building a folder', () => {
  it('leaves nothing where the disk is full', async () => {
    const parent = await temporaryFolder();
    const full = Object.assign(new Error(), { code: 'ENOSPC', syscall: 'write' });
    const work = buildFolder(join(parent, 'new'), async (unfinished) => {
      await writeFile(join(unfinished, 'half'), 'x');
      throw full;
    });
    expect(await failureOf(work)).toEqual({ code: 'disk-full', path: join(parent, 'new') });
    expect(await readdir(parent)).toEqual([]);
  });

  it('does not touch a folder that is there already', async () => {
    const parent = await temporaryFolder();
    await mkdir(join(parent, 'new.unfinished'));
    const work = buildFolder(join(parent, 'new'), () => Promise.resolve());
    expect(await failureOf(work)).toMatchObject({ code: 'not-writable', reason: 'EEXIST' });
    expect(await readdir(parent)).toEqual(['new.unfinished']);
  });

  it('removes what a killed import left, and nothing else', async () => {
    const parent = await temporaryFolder();
    const left = ['own-0123456789ab.unfinished', 'fashion-mnist.unfinished'];
    const names = [...left, 'own-0123456789ab', 'mnist', 'thesis.unfinished'];
    for (const name of names) await mkdir(join(parent, name, 'inside'), { recursive: true });
    await buildFolder(join(parent, 'own-aaaaaaaaaaaa'), () => removeUnfinished(parent));
    expect(await readdir(parent)).toEqual([
      'mnist',
      'own-0123456789ab',
      'own-aaaaaaaaaaaa',
      'thesis.unfinished',
    ]);
    await removeUnfinished(join(parent, 'missing'));
  });

  it('removes a dataset, and is content where there is none', async () => {
    const folder = await placeForDataset();
    await mkdir(join(folder, 'inside'), { recursive: true });
    await removeFinished(folder);
    await removeFinished(folder);
    expect(await readdir(dirname(folder))).toEqual([]);
  });
});
