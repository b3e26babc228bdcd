import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readModel, readTrainingState } from '../../../../app/main/engine/models/read-model.ts';
import { saveModel, saveSummary } from '../../../../app/main/engine/models/save-model.ts';
import { mountDisk, NO_DISK, unmount } from '../../../own-disk.ts';
import { Crash, crashAfter, failAt } from '../../files/failing-files.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { smallModel } from './small-model.ts';

/** Folder, two files of three operations each, then a list and a removal. */
const OPERATIONS = 9;
const [old, next] = [smallModel(1), smallModel(2)];
const isRoot = process.getuid?.() === 0;

async function savedFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'model');
  await saveModel(folder, old);
  return folder;
}

describe('saveModel', () => {
  it('gives back what was saved, and removes older weights', async () => {
    const folder = await savedFolder();
    await saveModel(folder, next);
    expect(await readModel(folder)).toEqual(next);
    expect(await readdir(folder)).toEqual(['model.json', expect.stringMatching(/^weights-/)]);
  });

  it('may save the same model again', async () => {
    const folder = await savedFolder();
    await saveModel(folder, old);
    expect(await readModel(folder)).toEqual(old);
  });

  it.each(Array.from({ length: OPERATIONS }, (_, count) => count))(
    'leaves the old model or the new one, whole, after a crash behind operation %i',
    async (count) => {
      const folder = await savedFolder();
      const files = crashAfter(count);
      // Once the model is saved a failed tidying up is nobody's failure.
      await saveModel(folder, next, files).catch((error: unknown) => {
        expect(error).toBeInstanceOf(Crash);
      });
      const found = await readModel(folder);
      expect(found).toEqual(count < 6 ? old : next);

      await saveModel(folder, smallModel(3));
      expect(await readdir(folder)).toHaveLength(2);
    },
  );

  it.each([1, 2, 3, 4, 5, 6])(
    'leaves a model, whole, if operation %i finds no space',
    async (at) => {
      const folder = await savedFolder();
      const failure = await failureOf(saveModel(folder, next, failAt(at, 'ENOSPC')));
      expect(failure.code).toBe('disk-full');
      expect(await readModel(folder)).toEqual(at < 6 ? old : next);
      expect((await readdir(folder)).some((name) => name.endsWith('.beside'))).toBe(false);
    },
  );

  it('says that a file is in the place of its folder', async () => {
    const folder = join(await temporaryFolder(), 'model');
    await writeFile(folder, '');
    expect(await failureOf(saveModel(folder, old))).toMatchObject({
      code: 'not-writable',
      path: folder,
    });
  });

  it('says that a folder may not be written', async (context) => {
    if (isRoot) context.skip('root may write everywhere');
    const folder = await savedFolder();
    await chmod(folder, 0o500);
    onTestFinished(() => chmod(folder, 0o700));
    expect((await failureOf(saveModel(folder, next))).code).toBe('not-writable');
    expect(await readModel(folder)).toEqual(old);
  });

  it('survives a disk that is really full', async (context) => {
    const disk = join(await temporaryFolder(), 'disk');
    await mkdir(disk);
    if (!mountDisk(disk, '64k')) context.skip(NO_DISK);
    onTestFinished(() => unmount(disk));
    const folder = join(disk, 'model');
    await saveModel(folder, old);
    await writeFile(join(disk, 'filler'), Buffer.alloc(40 * 1024));
    expect((await failureOf(saveModel(folder, next))).code).toBe('disk-full');
    expect(await readModel(folder)).toEqual(old);
    expect(await readdir(folder)).toHaveLength(2);
  });
});

describe('a model that can be trained on', () => {
  /** Folder, three files of three operations each, then a list and two removals. */
  const operations = 13;
  const oldState = Buffer.from('state of the old');
  const nextState = Buffer.from('state of the new one');
  const stateIn = async (folder: string) => String(await readTrainingState(folder));

  async function folderWithState(): Promise<string> {
    const folder = join(await temporaryFolder(), 'model');
    await saveModel(folder, { ...old, trainingState: oldState });
    return folder;
  }

  it('has its state beside it, and no older one', async () => {
    const folder = await folderWithState();
    expect(await stateIn(folder)).toBe('state of the old');
    await saveModel(folder, { ...next, trainingState: nextState });
    expect(await stateIn(folder)).toBe('state of the new one');
    expect(await readdir(folder)).toHaveLength(3);
    await saveModel(folder, old);
    expect(await readTrainingState(folder)).toBeNull();
    expect(await readdir(folder)).toHaveLength(2);
  });

  it.each(Array.from({ length: operations }, (_, count) => count))(
    'has the state that belongs to its weights after a crash behind operation %i',
    async (count) => {
      const folder = await folderWithState();
      const saving = saveModel(folder, { ...next, trainingState: nextState }, crashAfter(count));
      await saving.catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
      const isOld = count < 9;
      expect(await readModel(folder)).toEqual(isOld ? old : next);
      expect(await stateIn(folder)).toBe(isOld ? 'state of the old' : 'state of the new one');
    },
  );

  it('says that its state cannot be read', async () => {
    const folder = await folderWithState();
    const file = (await readdir(folder)).find((name) => name.startsWith('training-'))!;
    await rm(join(folder, file));
    await mkdir(join(folder, file));
    expect(await failureOf(readTrainingState(folder))).toEqual({
      ...{ code: 'not-readable', path: folder, reason: 'EISDIR' },
    });
    expect((await failureOf(readTrainingState('/no/such/folder'))).code).toBe('model-missing');
  });
});

describe('saveSummary', () => {
  it('changes what is said of a model, and nothing else', async () => {
    const folder = join(await temporaryFolder(), 'model');
    await saveModel(folder, { ...old, trainingState: Buffer.from('state') });
    const files = await readdir(folder);
    await saveSummary(folder, { ...old.summary, name: 'Renamed' });
    expect(await readModel(folder)).toEqual({
      ...old,
      summary: { ...old.summary, name: 'Renamed' },
    });
    expect(String(await readTrainingState(folder))).toBe('state');
    expect(await readdir(folder)).toEqual(files);
  });

  it('needs a model that can be read', async () => {
    const folder = await savedFolder();
    await writeFile(join(folder, 'model.json'), '{');
    expect((await failureOf(saveSummary(folder, old.summary))).code).toBe('model-damaged');
    expect((await failureOf(saveSummary('/no/such/folder', old.summary))).code).toBe(
      'model-missing',
    );
  });
});
