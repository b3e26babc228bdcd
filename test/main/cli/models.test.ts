import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLibrary } from '../../../app/main/engine/models/library.ts';
import { smallModel } from '../engine/models/small-model.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { objectsIn, run } from './recorded-output.ts';

/** An app with two models, of which the second is in use. */
async function installed() {
  const data = await temporaryFolder();
  const library = createLibrary({ data, announce: () => undefined, report: () => undefined });
  const add = async (seed: number) => {
    const { summary, ...model } = smallModel(seed);
    const savedAt = `2025-11-2${seed}T09:30:00.000Z`;
    return (await library.add({ ...model, summary: { ...summary, savedAt } })).id;
  };
  const ids = [await add(1), await add(2)] as const;
  const models = (...args: string[]) => run(['models', ...args, '--user-data-dir', data]);
  return { data, library, ids, models };
}

describe('models list', () => {
  it("shows the app's models, the newest first, and marks the one in use", async () => {
    const { ids, models } = await installed();
    const { exitCode, stdout } = await models('list');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toEqual([
      `* ${ids[1]}  mlp-2                 starter  95.80 % (95 % interval 94.37 to 96.88 %)`,
      `  ${ids[0]}  mlp-1                 starter  95.80 % (95 % interval 94.37 to 96.88 %)`,
      '',
    ]);
    expect(objectsIn((await models('list', '--json')).stdout)).toMatchObject([
      { kind: 'model', id: ids[1], name: 'mlp-2', inUse: true, canContinue: false },
      { kind: 'model', id: ids[0], name: 'mlp-1', inUse: false },
    ]);
  });

  it('leaves everything as it is: an app may be just saving a model', async () => {
    const { data, library, ids, models } = await installed();
    const saving = join(data, 'models', 'model-00000000000a');
    await mkdir(saving);
    await writeFile(join(saving, `weights-${'0'.repeat(12)}.bin.beside`), 'half');
    await writeFile(join(library.folderOf(ids[0]), 'model.json'), '{');
    const before = await readdir(join(data, 'models'), { recursive: true });
    expect((await models('list')).stdout).toContain('mlp-2');
    expect(await readdir(join(data, 'models'), { recursive: true })).toEqual(before);
  });

  it('says that there are none', async () => {
    const data = await temporaryFolder();
    const list = (...args: string[]) => run(['models', 'list', '--user-data-dir', data, ...args]);
    expect((await list()).stdout).toBe('There are no models in the app yet.\n');
    expect((await list('--json')).stdout).toBe('');
  });
});

describe('models show', () => {
  it('finds a model by its name, its identifier or its folder', async () => {
    const { library, ids, models } = await installed();
    const folder = library.folderOf(ids[0]);
    const byName = await models('show', 'mlp-1');
    expect(byName.exitCode).toBe(0);
    expect(byName.stdout).toMatch(/^mlp-1\nmlp with 407,050 parameters, saved at 2025-11-21T/);
    expect(byName.stdout).toContain('5 of 5 epochs on 9,000 digits of starter, adam, batch 64');
    expect(byName.stdout.trimEnd().split('\n').at(-1)).toBe(folder);
    expect((await models('show', ids[0])).stdout).toBe(byName.stdout);
    expect((await models('show', folder)).stdout).toBe(byName.stdout);
    const [shown] = objectsIn((await models('show', ids[0], '--json')).stdout);
    expect(shown).toMatchObject({ kind: 'model', folder, layers: smallModel(1).layers });
  });

  it('says that there is none', async () => {
    const { models } = await installed();
    const missing = await models('show', 'model-00000000000f');
    expect(missing).toMatchObject({ exitCode: 1, stdout: '' });
    expect(missing.stderr).toContain('There is no model "model-00000000000f".');
    expect((await models('show', '/no/folder')).stderr).toContain(
      'There is no model in /no/folder',
    );
  });

  it('asks which where two have the same name', async () => {
    const { library, ids, models } = await installed();
    await library.requests.renameModel({ id: ids[0], name: 'mlp-2' });
    const { exitCode, stderr } = await models('show', 'mlp-2');
    expect(exitCode).toBe(1);
    expect(stderr).toBe(`Several models are called "mlp-2": name one of ${ids[1]}, ${ids[0]}.\n`);
  });
});

describe('models export and import', () => {
  it('bring a model into another app', async () => {
    const { ids, models } = await installed();
    const folder = await temporaryFolder();
    const path = join(folder, 'mlp-1.digitmodel');
    const exported = await models('export', 'mlp-1', folder, '--json');
    expect(objectsIn(exported.stdout)).toMatchObject([{ kind: 'exported', id: ids[0], path }]);
    const other = ['--user-data-dir', await temporaryFolder()];
    const imported = await run(['models', 'import', path, ...other]);
    expect(imported.exitCode).toBe(0);
    expect(imported.stdout).toMatch(/^mlp-1 is here now: model-[0-9a-f]{12}\n$/);
    const again = await run(['models', 'import', path, ...other, '--json']);
    expect(objectsIn(again.stdout)).toMatchObject([
      { kind: 'imported', isNew: false, name: 'mlp-1' },
    ]);
    expect((await run(['models', 'list', ...other])).stdout).toContain('mlp-1');
  });

  it('say that a file is no model', async () => {
    const { models } = await installed();
    const path = join(await temporaryFolder(), 'a.digitmodel');
    await writeFile(path, 'a picture');
    const { exitCode, stderr } = await models('import', path);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${path} is no model file`);
  });
});

describe('models delete', () => {
  it('puts a model into the bin of the app', async () => {
    const { data, ids, models } = await installed();
    expect(objectsIn((await models('delete', 'mlp-2', '--json')).stdout)).toEqual([
      { kind: 'deleted', id: ids[1] },
    ]);
    const later = createLibrary({ data, announce: () => undefined, report: () => undefined });
    expect(await later.list()).toMatchObject({
      models: [{ id: ids[0] }],
      bin: [{ id: ids[1] }],
      inUse: ids[0],
    });
    expect((await models('delete', 'mlp-2')).exitCode).toBe(1);
  });
});

describe('models continue', () => {
  it('needs the state of the training', async () => {
    const { models } = await installed();
    const { exitCode, stderr, stdout } = await models('continue', 'mlp-1', '--json');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('it cannot be continued');
    expect(objectsIn(stdout)).toEqual([{ kind: 'failed', failure: { code: 'cannot-continue' } }]);
  });
});
