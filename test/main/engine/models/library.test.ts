import { mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Failure } from '../../../../app/contract/failures.ts';
import { type Library, MOST_MODELS } from '../../../../app/contract/models.ts';
import {
  createLibrary,
  type ModelLibrary,
  type NewModel,
} from '../../../../app/main/engine/models/library.ts';
import { readModel, readTrainingState } from '../../../../app/main/engine/models/read-model.ts';
import { saveModel } from '../../../../app/main/engine/models/save-model.ts';
import { mountReadOnly, NO_DISK, unmount } from '../../../own-disk.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { smallModel } from './small-model.ts';

const UNKNOWN = 'model-00000000000f';

/** A library as at a start of the engine, with what it announces and reports. */
function open(data: string) {
  const announced: Library[] = [];
  const problems: Failure[] = [];
  const library = createLibrary({
    data,
    announce: (name, value) => {
      if (name === 'libraryChanged') announced.push(value as Library);
    },
    report: (problem) => problems.push(problem),
  });
  return { data, library, announced, problems };
}

async function newLibrary() {
  return open(await temporaryFolder());
}

/** A trained network; later seeds are of later days. */
function newModel(seed: number, changes: Partial<NewModel['summary']> = {}): NewModel {
  const { summary, layers, values } = smallModel(seed);
  const savedAt = `2025-11-2${seed}T09:30:00.000Z`;
  return {
    ...{ summary: { ...summary, savedAt, ...changes }, layers, values },
    trainingState: Buffer.from(`state ${seed}`),
  };
}

async function namesIn(library: ModelLibrary): Promise<string[]> {
  return (await library.list()).models.map(({ summary }) => summary.name);
}

describe('the library of models', () => {
  it('has nothing at first, and makes no folder by looking', async () => {
    const { library, data } = await newLibrary();
    expect(await library.list()).toEqual({ models: [], bin: [], inUse: null });
    expect(await readdir(data)).toEqual([]);
  });

  it('has a new model in use, first, with a name of its own, and again after a restart', async () => {
    const { library, data, announced } = await newLibrary();
    const first = await library.add(newModel(1));
    const second = await library.add(newModel(2));
    expect([first.unsaved, second.unsaved]).toEqual([null, null]);
    const list = await library.list();
    expect(list).toMatchObject({
      models: [
        { id: second.id, canContinue: true, summary: { name: 'mlp-2' } },
        { id: first.id, canContinue: true, summary: { name: 'mlp-1' } },
      ],
      ...{ bin: [], inUse: second.id },
    });
    expect(announced.at(-1)).toEqual(list);
    const restarted = open(data).library;
    expect(await restarted.list()).toEqual(list);
    expect((await readModel(restarted.folderOf(first.id))).values).toEqual(newModel(1).values);
    expect(String(await readTrainingState(restarted.folderOf(first.id)))).toBe('state 1');
  });

  it('keeps in use what was put in use, also over a restart', async () => {
    const { library, data } = await newLibrary();
    const { id } = await library.add(newModel(1));
    await library.add(newModel(2));
    await library.requests.useModel({ id });
    expect((await library.list()).inUse).toBe(id);
    expect((await open(data).library.list()).inUse).toBe(id);
  });

  it('uses the newest where nothing says which', async () => {
    const { library, data } = await newLibrary();
    await library.add(newModel(1));
    const { id } = await library.add(newModel(2));
    await writeFile(join(data, 'models', 'in-use.json'), '{"id": "../elsewhere"}');
    const noted = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => noted.mockRestore());
    expect((await open(data).library.list()).inUse).toBe(id);
  });

  it('can neither use, rename, duplicate nor delete what it does not have', async () => {
    const { library } = await newLibrary();
    const { useModel, renameModel, duplicateModel, deleteModel, restoreModel } = library.requests;
    for (const attempt of [
      useModel({ id: UNKNOWN }),
      renameModel({ id: UNKNOWN, name: 'x' }),
      duplicateModel({ id: UNKNOWN }),
      deleteModel({ id: UNKNOWN }),
      restoreModel({ id: UNKNOWN }),
      library.find(UNKNOWN),
    ]) {
      expect((await failureOf(attempt)).code).toBe('model-missing');
    }
  });
});

describe('the names of models', () => {
  it('are given only once, also where the first is renamed, in the bin, or still being saved', async () => {
    const { library } = await newLibrary();
    const { id } = await library.add(newModel(1));
    await library.requests.renameModel({ id, name: 'mlp-2' });
    await library.add(newModel(2));
    await library.requests.deleteModel({ id });
    await Promise.all([library.add(newModel(3)), library.add(newModel(4))]);
    await Promise.all([1, 2].map(async () => library.requests.duplicateModel({ id: (await library.list()).models[0]!.id })));
    const names = await namesIn(library);
    expect(names).toHaveLength(5);
    expect(new Set([...names, 'mlp-2']).size).toBe(6);
  }); // prettier-ignore

  it('are never longer than a model file may say', async () => {
    const { library, data } = await newLibrary();
    const { settings } = newModel(1).summary;
    const network = { ...settings.network, name: 'x'.repeat(60) };
    const { id } = await library.add(newModel(1, { settings: { ...settings, network } }));
    await library.requests.duplicateModel({ id });
    const restarted = open(data);
    expect((await namesIn(restarted.library)).sort()).toEqual((await namesIn(library)).sort());
    expect(restarted.problems).toEqual([]);
  });

  it('may be changed to any other, for good', async () => {
    const { library, data } = await newLibrary();
    const { id } = await library.add(newModel(1));
    const { renameModel } = library.requests;
    await Promise.all(['My', 'My first'].map((name) => renameModel({ id, name })));
    expect(await namesIn(library)).toEqual(['My first']);
    expect(await namesIn(open(data).library)).toEqual(['My first']);
  });
});

describe('a duplicate', () => {
  it('is a model of its own, with the state to train on', async () => {
    const { library, data } = await newLibrary();
    const { id } = await library.add(newModel(1));
    const copy = await library.requests.duplicateModel({ id });
    await library.requests.deleteModel({ id });
    await library.requests.emptyBin({});
    const restarted = open(data).library;
    expect((await restarted.list()).models).toMatchObject([
      { id: copy.id, canContinue: true, summary: { name: 'mlp-1-1' } },
    ]);
    expect((await readModel(restarted.folderOf(copy.id))).values).toEqual(newModel(1).values);
  });

  it('that cannot be made leaves nothing: of a model that cannot be read', async () => {
    const { library, data } = await newLibrary();
    const { id } = await library.add(newModel(1));
    await rm(library.folderOf(id), { recursive: true });
    await writeFile(library.folderOf(id), 'a file in its place');
    const before = await library.list();
    expect((await failureOf(library.requests.duplicateModel({ id }))).code).toBe('not-readable');
    expect(await library.list()).toEqual(before);
    expect((await readdir(join(data, 'models'))).sort()).toEqual(['in-use.json', id]);
  });

  it('that cannot be made leaves nothing: in a folder that cannot be written', async (context) => {
    const { library, data } = await newLibrary();
    const { id } = await library.add(newModel(1));
    if (!mountReadOnly(join(data, 'models'))) context.skip(NO_DISK);
    onTestFinished(() => unmount(join(data, 'models')));
    const before = await library.list();
    expect((await failureOf(library.requests.duplicateModel({ id }))).code).toBe('not-writable');
    expect(await library.list()).toEqual(before);
  });
});

describe('the bin', () => {
  it('keeps what was deleted until it is emptied', async () => {
    const { library, data } = await newLibrary();
    const { id } = await library.add(newModel(1));
    const { id: other } = await library.add(newModel(2));
    await library.requests.deleteModel({ id: other });
    expect(await library.list()).toMatchObject({
      models: [{ id }],
      bin: [{ id: other }],
      inUse: id,
    });
    expect(await open(data).library.list()).toEqual(await library.list());

    await library.requests.restoreModel({ id: other });
    expect(await library.list()).toMatchObject({ models: [{ id: other }, { id }], bin: [] });
    await library.requests.deleteModel({ id });
    await library.requests.emptyBin({});
    expect(await library.list()).toMatchObject({ models: [{ id: other }], bin: [] });
    expect((await failureOf(library.requests.restoreModel({ id }))).code).toBe('model-missing');
    expect(await open(data).library.list()).toEqual(await library.list());
  });

  it('may hold the last model: then none is in use', async () => {
    const { library } = await newLibrary();
    const { id } = await library.add(newModel(1));
    await library.requests.deleteModel({ id });
    expect((await library.list()).inUse).toBeNull();
  });
});

describe('what is wrong in the folder', () => {
  it('puts a damaged model aside, says so, and keeps the others', async () => {
    const { library, data } = await newLibrary();
    const { id: damaged } = await library.add(newModel(1));
    const { id } = await library.add(newModel(2));
    const path = library.folderOf(damaged);
    await truncate(join(path, 'model.json'), 100);
    const { library: restarted, problems } = open(data);
    expect((await restarted.list()).models.map((model) => model.id)).toEqual([id]);
    expect(problems).toMatchObject([
      { code: 'model-damaged', path, keptAt: expect.stringContaining(`${path}.damaged-`) },
    ]);
    const kept = (await readdir(join(data, 'models'))).find((name) => name.includes('.damaged-'));
    expect(await readdir(join(data, 'models', kept!))).toContain('model.json');
    const again = open(data);
    expect((await again.library.list()).models).toHaveLength(1);
    expect(again.problems).toEqual([]);
  });

  it('ignores what a save left that was cut short, and whatever else lies there', async () => {
    const { library, data } = await newLibrary();
    await library.add(newModel(1));
    const before = await library.list();
    const models = join(data, 'models');
    await mkdir(join(models, UNKNOWN));
    await writeFile(join(models, UNKNOWN, 'weights-000000000000.bin.beside'), 'half');
    await mkdir(join(models, 'something else'));
    await writeFile(join(models, 'notes.txt'), '');
    const restarted = open(data);
    expect(await restarted.library.list()).toEqual(before);
    expect(restarted.problems).toEqual([]);
  });

  it('cannot continue a model whose state is gone', async () => {
    const { library, data } = await newLibrary();
    const { id } = await library.add(newModel(1));
    const [state] = (await readdir(library.folderOf(id))).filter((name) => name.startsWith('training-'));
    await rm(join(library.folderOf(id), state!));
    expect((await open(data).library.list()).models).toMatchObject([{ id, canContinue: false }]);
  }); // prettier-ignore

  it('forgets a model that turned out to be damaged later', async () => {
    const { library, announced } = await newLibrary();
    const { id } = await library.add(newModel(1));
    const { id: damaged } = await library.add(newModel(2));
    await rename(library.folderOf(damaged), `${library.folderOf(damaged)}.damaged`);
    await library.forget(damaged);
    expect(await library.list()).toMatchObject({ models: [{ id }], inUse: id });
    expect(announced.at(-1)).toMatchObject({ models: [{ id }] });
  });
});

it('forgets a model that is gone, but not one that is there or in the bin', async () => {
  const { library } = await newLibrary();
  const [{ id: gone }, { id: there }] = [
    await library.add(newModel(1)),
    await library.add(newModel(2)),
  ];
  const { id: deleted } = await library.add(newModel(3));
  await rm(library.folderOf(gone), { recursive: true });
  const deleting = library.requests.deleteModel({ id: deleted });
  // It waits until the other is in the bin.
  expect(await library.forgetMissing(deleted)).toBe(false);
  await deleting;
  expect(await library.forgetMissing(there)).toBe(false);
  expect(await library.forgetMissing(gone)).toBe(true);
  expect(await library.forgetMissing(gone)).toBe(false);
  expect(await library.list()).toMatchObject({ models: [{ id: there }], bin: [{ id: deleted }] });
});

it('renames and copies what another program has made of a model meanwhile', async () => {
  const { library } = await newLibrary();
  const { id } = await library.add(newModel(1));
  const { summary, ...trained } = smallModel(2);
  await saveModel(library.folderOf(id), { ...trained, summary: { ...summary, name: 'mlp-1' } });
  await library.requests.renameModel({ id, name: 'mine' });
  const copy = await library.requests.duplicateModel({ id });
  for (const folder of [id, copy.id].map(library.folderOf)) {
    const model = await readModel(folder);
    expect(model.values).toEqual(trained.values);
    expect(model.summary.settings).toEqual(summary.settings);
  }
  expect(await namesIn(library)).toEqual(['mine-1', 'mine']);
});

describe('a model that could not be saved', () => {
  /** A file in the place of the library's folder: nothing can be saved until it is gone. */
  async function blocked() {
    const opened = await newLibrary();
    // Read before: afterwards it is known what there is.
    await opened.library.list();
    const folder = join(opened.data, 'models');
    await writeFile(folder, '');
    const noted = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => noted.mockRestore());
    return { ...opened, unblock: () => rm(folder) };
  }

  it('is there until the engine ends, and can be read and used', async () => {
    const { library, data } = await blocked();
    expect((await failureOf(library.prepare())).code).toBe('not-writable');
    const { id: first, unsaved } = await library.add(newModel(1));
    const { id: second } = await library.add(newModel(2));
    expect(unsaved).toMatchObject({ code: 'not-writable' });
    expect(await library.list()).toMatchObject({
      models: [
        { id: second, canContinue: false, unsaved: { code: 'not-writable' } },
        { id: first, unsaved },
      ],
      inUse: second,
    });
    // It is used, and that this cannot be kept is told.
    const refusal = await failureOf(library.requests.useModel({ id: first }));
    expect(refusal.code).toBe('not-writable');
    expect((await library.list()).inUse).toBe(first);
    expect((await library.read(first)).values).toEqual(newModel(1).values);
    expect(await readdir(data)).toEqual(['models']);
  });

  it('is saved when it is asked for, once there is room', async () => {
    const { library, data, announced, unblock } = await blocked();
    const onSaved = vi.fn(() => Promise.resolve());
    const { id } = await library.add(newModel(1), { name: 'mine', onSaved });
    expect((await failureOf(library.requests.saveModel({ id }))).code).toBe('not-writable');
    expect(onSaved).not.toHaveBeenCalled();
    await unblock();
    await library.requests.saveModel({ id });
    expect(onSaved).toHaveBeenCalledOnce();
    expect(announced.at(-1)!.models).toEqual([
      { id, summary: { ...newModel(1).summary, name: 'mine' }, canContinue: true },
    ]);
    await library.requests.saveModel({ id });
    expect(onSaved).toHaveBeenCalledOnce();
    const restarted = open(data).library;
    expect(await restarted.list()).toEqual(await library.list());
    expect(String(await readTrainingState(restarted.folderOf(id)))).toBe('state 1');
  });

  it('is saved before anything is done with it, and before the next run', async () => {
    const { library, data, unblock } = await blocked();
    const { id: renamed } = await library.add(newModel(1));
    const { id: deleted } = await library.add(newModel(2));
    const { id: other } = await library.add(newModel(3));
    const { renameModel, duplicateModel, deleteModel, saveModel } = library.requests;
    for (const attempt of [
      renameModel({ id: renamed, name: 'x' }),
      duplicateModel({ id: renamed }),
      deleteModel({ id: deleted }),
    ]) {
      expect((await failureOf(attempt)).code).toBe('not-writable');
    }
    await unblock();
    await renameModel({ id: renamed, name: 'x' });
    await deleteModel({ id: deleted });
    await library.prepare();
    const { models, bin } = await open(data).library.list();
    expect(models.map(({ id, summary }) => [id, summary.name])).toEqual([
      [other, 'mlp-3'],
      [renamed, 'x'],
    ]);
    expect(bin).toMatchObject([{ id: deleted, canContinue: true }]);
    expect((await failureOf(saveModel({ id: UNKNOWN }))).code).toBe('model-missing');
  });
});

it('copies no more models than there may be, and keeps what was trained all the same', async () => {
  const { library, data } = await newLibrary();
  const { id } = await library.add(newModel(1));
  const description = await readFile(join(library.folderOf(id), 'model.json'));
  for (let place = 1; place < MOST_MODELS; place++) {
    const folder = join(data, 'models', `model-${String(place).padStart(12, '0')}`);
    await mkdir(folder);
    await writeFile(join(folder, 'model.json'), description);
  }
  const { library: full } = open(data);
  expect(await failureOf(full.requests.duplicateModel({ id }))).toEqual({
    ...{ code: 'no-more-room', limit: MOST_MODELS },
  });
  expect((await full.add(newModel(2))).unsaved).toBeNull();
});

it('clears up what a crash has left of a model, and nothing of anybody else', async () => {
  const { library, data } = await newLibrary();
  const { id } = await library.add(newModel(1));
  const left = join(data, 'models', 'model-00000000000b');
  const others = join(data, 'models', 'model-00000000000c');
  for (const folder of [left, others]) {
    await mkdir(folder);
    await writeFile(join(folder, 'weights-0123456789ab.bin'), 'half');
    await writeFile(join(folder, 'model.json.beside'), '{');
  }
  await writeFile(join(others, 'notes.txt'), 'mine');
  expect((await open(data).library.list()).models).toHaveLength(1);
  expect((await readdir(join(data, 'models'))).sort()).toEqual(
    ['in-use.json', 'model-00000000000c', id].sort(),
  );
});
