import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChoices } from '../../../../app/main/engine/choices.ts';
import {
  createModelExchange,
  exportModel,
  importModel,
} from '../../../../app/main/engine/models/exchange-models.ts';
import { createLibrary, type ModelLibrary } from '../../../../app/main/engine/models/library.ts';
import { readModel, readTrainingState } from '../../../../app/main/engine/models/read-model.ts';
import { encodeCheckpoint } from '../../../../app/main/engine/training/checkpoints/checkpoint-file.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { snapshotAt } from '../training/snapshot-at.ts';
import { smallModel } from './small-model.ts';

async function newLibrary(): Promise<ModelLibrary> {
  const data = await temporaryFolder();
  return createLibrary({ data, announce: () => undefined, report: () => undefined });
}

/** Of a first library with one model, as a file in `folder`. */
async function exportedModel(name = 'Mine') {
  const library = await newLibrary();
  const { summary, ...model } = smallModel(1);
  const trainingState = encodeCheckpoint({ ...snapshotAt(12, 10), weights: [...model.values] });
  const { id } = await library.add({ summary, ...model, trainingState }, { name });
  const folder = await temporaryFolder();
  const { path } = await exportModel(library, id, folder);
  return { library, id, folder, path };
}

async function namesIn(library: ModelLibrary): Promise<string[]> {
  return (await library.list()).models.map(({ summary }) => summary.name);
}

describe('a model as a file', () => {
  it('is in another library what it was, in use, and its training can go on', async () => {
    const { library, id, path } = await exportedModel();
    const other = await newLibrary();
    const taken = await importModel(other, path);
    expect(taken.isNew).toBe(true);
    expect((await other.list()).inUse).toBe(taken.id);
    const [before, after] = [library.folderOf(id), other.folderOf(taken.id)];
    expect(await readModel(after)).toEqual(await readModel(before));
    expect(await readTrainingState(after)).toEqual(await readTrainingState(before));
    expect((await other.find(taken.id)).canContinue).toBe(true);
  });

  it('is named after the model, and takes the place of nothing', async () => {
    const { library, id, folder, path } = await exportedModel('Ada: 7 / 1?');
    const first = await readFile(path);
    const second = await exportModel(library, id, folder);
    expect(second.path).not.toBe(path);
    expect(await readFile(path)).toEqual(first);
    expect(second.bytes).toBe(first.length);
    const names = await readdir(folder);
    expect(names).toHaveLength(2);
    for (const name of names) expect(name).toMatch(/^Ada[^/:?]* 1[^/:?]*\.digitmodel$/);
  });

  it('does not say in which folder its samples were', async () => {
    const library = await newLibrary();
    const { summary, ...model } = smallModel(1);
    const dataset = { ...summary.dataset, id: '/home/lin/digits', name: '/home/lin/digits' };
    const { id } = await library.add({ ...model, summary: { ...summary, dataset } });
    const { path } = await exportModel(library, id, await temporaryFolder());
    expect(await readFile(path, 'latin1')).not.toContain('/home/lin');
    const other = await newLibrary();
    const taken = await importModel(other, path);
    expect((await other.find(taken.id)).summary.dataset.name).toBe('digits');
  });

  it('is not taken twice, but put in use', async () => {
    const { path } = await exportedModel();
    const other = await newLibrary();
    const { id } = await importModel(other, path);
    await other.add({ ...smallModel(2), trainingState: null });
    expect(await importModel(other, path)).toEqual({ id, isNew: false });
    expect((await other.list()).inUse).toBe(id);
    expect((await other.list()).models).toHaveLength(2);
  });

  it('gets another name where there is one of its name', async () => {
    const { path } = await exportedModel();
    const other = await newLibrary();
    await other.add({ ...smallModel(2), trainingState: null }, { name: 'Mine' });
    await importModel(other, path);
    const names = await namesIn(other);
    expect(new Set(names).size).toBe(2);
    expect(names).toContain('Mine');
  });

  it('that is none changes nothing', async () => {
    const other = await newLibrary();
    await other.add({ ...smallModel(2), trainingState: null });
    const before = await other.list();
    const path = join(await temporaryFolder(), 'holiday.digitmodel');
    await writeFile(path, 'a picture');
    expect((await failureOf(importModel(other, path))).code).toBe('model-file-invalid');
    expect(await other.list()).toEqual(before);
  });

  it('is asked for by tickets only', async () => {
    const { library, id, folder, path } = await exportedModel();
    const choices = createChoices(10);
    const requests = createModelExchange(library, choices);
    const ticket = '00000000-0000-0000-0000-000000000001';
    expect(await failureOf(requests.exportModel({ id, ticket }))).toEqual({ code: 'choice-gone' });
    choices.remember(ticket, [folder]);
    // Two at once find two names.
    const two = [requests.exportModel({ id, ticket }), requests.exportModel({ id, ticket })];
    expect(new Set((await Promise.all(two)).map((each) => each.path)).size).toBe(2);
    choices.remember(ticket, [path]);
    expect(await requests.importModel({ ticket })).toEqual({ id, isNew: false });
  });
});
