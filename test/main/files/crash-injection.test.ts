import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Settings } from '../../../app/contract/bridge.ts';
import type { Ink } from '../../../app/contract/ink.ts';
import { createChoices } from '../../../app/main/engine/choices.ts';
import { copyModel } from '../../../app/main/engine/models/copy-model.ts';
import { createLibrary } from '../../../app/main/engine/models/library.ts';
import { readModel } from '../../../app/main/engine/models/read-model.ts';
import { saveModel, saveSummary } from '../../../app/main/engine/models/save-model.ts';
import { createPeople } from '../../../app/main/engine/people/people.ts';
import {
  appendStored,
  createPersonFile,
  removeStored,
  renameIn,
} from '../../../app/main/engine/people/person-file.ts';
import { newDrawing } from '../../../app/main/engine/people/stored-drawing.ts';
import { createStoredValue } from '../../../app/main/engine/stored-value.ts';
import { CheckpointWriter } from '../../../app/main/engine/training/checkpoints/checkpoint-writer.ts';
import { newestCheckpoint } from '../../../app/main/engine/training/checkpoints/run-folder.ts';
import { writeAtomically } from '../../../app/main/files/atomic-write.ts';
import { type FileOperations, fileOperations } from '../../../app/main/files/file-operations.ts';
import { moveFolder } from '../../../app/main/files/move-folder.ts';
import { smallModel } from '../engine/models/small-model.ts';
import { snapshotAt } from '../engine/training/snapshot-at.ts';
import { crashEverywhere } from './crash-everywhere.ts';

const noProblem = (problem: { code: string }) => {
  throw new Error(problem.code);
};

/**
 * Expects the old up to some moment and the new from then on, each whole, the new when the work got
 * through, and the same names behind the next work, whatever the crash had left.
 */
async function expectOldOrNew<Content>(
  subject: Parameters<typeof crashEverywhere<Content>>[0],
  old: Content,
  changed: Content,
): Promise<void> {
  const moments = await crashEverywhere(subject);
  const firstNew = moments.findIndex(({ content }) => isSame(content, changed));
  for (const [count, { content, names }] of moments.entries()) {
    expect(content, `behind operation ${count}`).toEqual(count < firstNew ? old : changed);
    expect(names, `behind operation ${count}`).toEqual(moments.at(-1)!.names);
  }
  expect(firstNew).toBeGreaterThan(0);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const namesBelow = async (folder: string) => (await readdir(folder, { recursive: true })).sort();

describe('a crash between any two operations leaves the old or the new', () => {
  it('of the settings', async () => {
    const write = (language: string, files?: FileOperations) => (folder: string) =>
      writeAtomically(join(folder, 'settings.json'), JSON.stringify({ language }), files);
    const read = async (folder: string) =>
      v.parse(Settings, JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).language;
    await expectOldOrNew(
      {
        ...{ prepare: write('en'), next: write('system'), read, names: namesBelow },
        work: (folder, files) => write('zh-CN', files)(folder),
      },
      'en',
      'zh-CN',
    );
  });

  it('of a value that was changed, also where its folder has to be made', async () => {
    const open = (folder: string, files?: FileOperations) =>
      createStoredValue(join(folder, 'a', 'b', 'value.json'), v.array(v.string()), [], files);
    const add = (text: string, files?: FileOperations) => (folder: string) =>
      open(folder, files).change((values) => [...values, text]);
    const subject = {
      work: (folder: string, files: FileOperations) => add('new', files)(folder),
      ...{ read: (folder: string) => open(folder).read(), next: add('next'), names: namesBelow },
    };
    await expectOldOrNew({ ...subject, prepare: () => Promise.resolve() }, [], ['new']);
    const prepare = async (folder: string) => void (await add('old')(folder));
    await expectOldOrNew({ ...subject, prepare }, ['old'], ['old', 'new']);
  });

  it('of a checkpoint', async () => {
    const write = async (folder: string, step: number, files = fileOperations) => {
      let failure: unknown;
      const onProblem = (problem: unknown) => (failure = problem);
      const writer = new CheckpointWriter({ folder, files, everyMs: 0, onProblem });
      await writer.write(snapshotAt(step));
      await writer.idle();
      return failure;
    };
    await expectOldOrNew(
      {
        async prepare(folder) {
          for (const step of [5, 10]) await write(folder, step);
        },
        work: (folder, files) => write(folder, 15, files),
        read: async (folder) => (await newestCheckpoint(folder, noProblem))?.state.step,
        // A run that goes on comes by other steps than those at which it was cut off.
        async next(folder) {
          for (const step of [17, 19, 21]) expect(await write(folder, step)).toBeUndefined();
        },
        names: namesBelow,
      },
      10,
      15,
    );
  });
});

describe('a crash between any two operations leaves the old model or the new', () => {
  const [old, changed] = [
    { ...smallModel(1), trainingState: Buffer.from('old') },
    { ...smallModel(2), trainingState: Buffer.from('new') },
  ];
  const ID = 'model-00000000000a';
  const COPY = 'model-00000000000b';
  const at = (folder: string, id = ID) => join(folder, 'models', id);
  const seedOf = async (folder: string) =>
    (await readModel(at(folder))).summary.settings.recipe.seed;
  const list = (folder: string) =>
    createLibrary({ data: folder, announce: () => undefined, report: noProblem }).list();
  const common = {
    prepare: (folder: string) => saveModel(at(folder), old),
    read: seedOf,
    next: (folder: string) => saveModel(at(folder), smallModel(3)),
    names: namesBelow,
  };

  it('in its place', async () => {
    const work = (folder: string, files: FileOperations) => saveModel(at(folder), changed, files);
    await expectOldOrNew({ ...common, work }, 1, 2);
  });

  it('with another name', async () => {
    await expectOldOrNew(
      {
        ...common,
        work: (folder, files) =>
          saveSummary(at(folder), { ...old.summary, name: 'Renamed' }, files),
        read: async (folder) => (await readModel(at(folder))).summary.name,
      },
      old.summary.name,
      'Renamed',
    );
  });

  /** What a start of the engine finds, each of which can be read to its last weight. */
  async function whole(folder: string): Promise<string[]> {
    const { models } = await list(folder);
    for (const { id } of models) await readModel(at(folder, id));
    return models.map(({ id }) => id).sort();
  }

  it('beside it: there is a second one or none, and a start clears up', async () => {
    const added = (work: (folder: string, files: FileOperations) => Promise<void>) =>
      expectOldOrNew(
        {
          ...{ ...common, work, read: whole },
          // The next start; then the same again, so that both ends have the same files.
          async next(folder) {
            expect((await readdir(join(folder, 'models'))).sort()).toEqual(await whole(folder));
            await work(folder, fileOperations);
          },
        },
        [ID],
        [ID, COPY],
      );
    await added((folder, files) => saveModel(at(folder, COPY), changed, files));
    await added((folder, files) => copyModel(at(folder), at(folder, COPY), old.summary, files));
  });

  it('at one of two places', async () => {
    const to = (folder: string) => join(folder, 'models', 'bin', ID);
    const moments = await crashEverywhere({
      ...common,
      async prepare(folder) {
        await common.prepare(folder);
        await fileOperations.makeFolder(join(folder, 'models', 'bin'));
      },
      work: (folder, files) => moveFolder(at(folder), to(folder), files),
      async read(folder) {
        const { models, bin } = await list(folder);
        return [models.length, bin.length];
      },
      next: () => Promise.resolve(),
    });
    expect(moments.map(({ content }) => content)).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });
});

describe("a crash between any two operations leaves a person's drawings", () => {
  const ID = 'person-00000000000a';
  const ink: Ink = {
    kind: 'strokes',
    strokes: [
      [
        [1, 2],
        [3, 4],
      ],
    ],
    pen: 2.5,
  };
  const drawings = [3, 5, 7].map((label) => newDrawing({ label, ink }));
  const path = (folder: string) => join(folder, 'people', `${ID}.jsonl`);
  const open = (data: string) =>
    createPeople({
      ...{ data, announce: () => undefined, report: noProblem, choices: createChoices(0) },
    });

  /** By all readers: the list, and the drawings themselves. */
  async function read(folder: string): Promise<unknown> {
    const people = open(folder);
    const [person] = (await people.list()).people;
    if (!person) return null;
    const kept = await people.drawingsOf(person.id);
    expect(person.counts.reduce((sum, count) => sum + count, 0)).toBe(kept.drawings.length);
    return [kept.name, kept.drawings.map(({ label }) => label)];
  }

  async function prepare(folder: string): Promise<void> {
    await fileOperations.makeFolder(join(folder, 'people'));
    await createPersonFile(path(folder), 'Ada');
    await appendStored(path(folder), drawings.slice(0, 2));
  }

  async function next(folder: string): Promise<void> {
    const { requests } = open(folder);
    await requests.addDrawing({ person: ID, drawing: { label: 9, ink } });
    expect(await read(folder)).toMatchObject([{}, expect.arrayContaining([9])]);
  }
  const common = { prepare, read, next, names: namesBelow };

  it('with one more or not', async () => {
    await expectOldOrNewOf(
      (folder, files) => appendStored(path(folder), [drawings[2]!], files),
      [...['Ada', [3, 5, 7]]],
    );
  });

  it('with one less or not', async () => {
    const [first] = drawings;
    await expectOldOrNewOf(
      (folder, files) => removeStored(path(folder), first!.id, files),
      [...['Ada', [5]]],
    );
  });

  it('under the old name or the new', async () => {
    await expectOldOrNewOf(
      (folder, files) => renameIn(path(folder), 'Lin', files),
      [...['Lin', [3, 5]]],
    );
  });

  it('of somebody new, or there is nobody, and a start clears up', async () => {
    await expectOldOrNew<unknown>(
      {
        ...common,
        prepare: (folder) => fileOperations.makeFolder(join(folder, 'people')),
        work: (folder, files) => createPersonFile(path(folder), 'Ada', files),
        async next(folder) {
          const there = (await readdir(join(folder, 'people'))).length;
          expect(there).toBe((await read(folder)) === null ? 0 : 1);
          await createPersonFile(path(folder), 'Ada');
        },
      },
      null,
      ['Ada', []],
    );
  });

  function expectOldOrNewOf(
    work: (folder: string, files: FileOperations) => Promise<unknown>,
    changed: unknown,
  ): Promise<void> {
    return expectOldOrNew<unknown>({ ...common, work }, ['Ada', [3, 5]], changed);
  }
});
