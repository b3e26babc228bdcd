import { readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { FailureError } from '../../../../app/contract/failures.ts';
import { putAside } from '../../../../app/main/engine/models/put-aside.ts';
import { readModel } from '../../../../app/main/engine/models/read-model.ts';
import { saveModel } from '../../../../app/main/engine/models/save-model.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { smallModel } from './small-model.ts';

async function savedFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'model');
  await saveModel(folder, smallModel(1));
  return folder;
}

async function weightsOf(folder: string): Promise<string> {
  const name = (await readdir(folder)).find((found) => found.endsWith('.bin'));
  return join(folder, name!);
}

type Change = (text: string) => string;

/** The reason given for a model.json that was changed. */
async function reasonFor(change: Change): Promise<string> {
  const folder = await savedFolder();
  const file = join(folder, 'model.json');
  await writeFile(file, change(await readFile(file, 'utf8')));
  return damage(folder);
}

async function damage(folder: string): Promise<string> {
  const failure = await failureOf(readModel(folder));
  expect(failure).toMatchObject({ code: 'model-damaged', path: folder, keptAt: null });
  return 'reason' in failure ? failure.reason : '';
}

describe('readModel', () => {
  it('does not take a model for damaged that is taken away while it is read', async () => {
    const folder = await savedFolder();
    for (let turns = 0; turns < 20; turns++) {
      const reading = readModel(folder);
      // Some turns of the event loop later each time: behind the description, before the weights.
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      await rename(folder, `${folder}-away`);
      const outcome = await reading.then(
        () => 'read',
        (error: FailureError) => error.failure.code,
      );
      expect(['read', 'model-missing']).toContain(outcome);
      await rename(`${folder}-away`, folder);
    }
  });

  it('tells a missing model from a damaged one', async () => {
    const folder = await temporaryFolder();
    expect(await failureOf(readModel(folder))).toEqual({ code: 'model-missing', path: folder });
    expect((await failureOf(readModel('/no/such/folder'))).code).toBe('model-missing');
  });

  it.each<[string, Change, RegExp]>([
    ['cut in the middle', (text) => text.slice(0, text.length / 2), /JSON/],
    ['empty', () => '', /JSON/],
    ['another JSON', () => '[1, 2]', /Expected/],
    ['an unknown layer', (text) => text.replace('"Dropout"', '"Lambda"'), /Lambda/],
    ['too many units', (text) => text.replace('"units": 4', '"units": 99999999'), /units/],
    ['another number of units', (text) => text.replace('"units": 4', '"units": 5'), /belong/],
    [
      'another number of classes',
      (text) => text.replace('"units": 10', '"units": 11'),
      /a logit for each class/,
    ],
    [
      'a path out of the folder',
      (text) => text.replace(/weights-\w+.bin/, '../secret.bin'),
      /paths/,
    ],
    [
      'the hash of others',
      (text) => text.replace(/"weightsSha256": "..../, '"weightsSha256": "0000'),
      /hash/,
    ],
    ['a rate that is no share', (text) => text.replace('"rate": 0.2', '"rate": 1'), /rate/],
  ])('finds a description that is %s', async (_, change, reason) => {
    expect(await reasonFor(change)).toMatch(reason);
  });

  it('finds weights that were changed in one bit', async () => {
    const folder = await savedFolder();
    const bytes = await readFile(await weightsOf(folder));
    bytes[100]! ^= 1;
    await writeFile(await weightsOf(folder), bytes);
    expect(await damage(folder)).toBe('its weights are not the ones that were saved');
  });

  it('looks at the size of weights before it reads them', async () => {
    const folder = await savedFolder();
    // A sparse file: reading it would take 40 GB of memory.
    await truncate(await weightsOf(folder), 40_000_000_000);
    expect(await damage(folder)).toMatch(/40000000000 bytes instead of/);
  });

  it('looks at the size of the description too', async () => {
    const folder = await savedFolder();
    await truncate(join(folder, 'model.json'), 40_000_000_000);
    expect(await damage(folder)).toMatch(/40000000000 bytes/);
  });

  it('finds weights that are gone', async () => {
    const folder = await savedFolder();
    await rm(await weightsOf(folder));
    expect(await damage(folder)).toMatch(/ENOENT/);
  });
});

describe('putAside', () => {
  it('moves the folder and says where to', async () => {
    const folder = await savedFolder();
    const keptAt = await putAside(folder, new Date('2025-11-24T09:30:01.123Z'));
    expect(keptAt).toBe(`${folder}.damaged-2025-11-24T09-30-01`);
    expect(await readdir(keptAt!)).toHaveLength(2);
    expect((await failureOf(readModel(folder))).code).toBe('model-missing');
  });

  it('says that it could not', async () => {
    expect(await putAside('/no/such/folder')).toBeNull();
  });
});
