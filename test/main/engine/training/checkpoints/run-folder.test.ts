import { readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../../app/contract/failures.ts';
import { encodeCheckpoint } from '../../../../../app/main/engine/training/checkpoints/checkpoint-file.ts';
import {
  beginRunFolder,
  checkpointName,
  checkpointSteps,
  newestCheckpoint,
  readCheckpoint,
  readRunDescription,
} from '../../../../../app/main/engine/training/checkpoints/run-folder.ts';
import { newId } from '../../../../../app/main/engine/new-id.ts';
import { failAt } from '../../../files/failing-files.ts';
import { failureOf } from '../../failure-of.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { snapshotAt } from '../snapshot-at.ts';
import { runDescription } from './run-description.ts';

/** A folder with checkpoints at these steps, and what else may lie there. */
async function folderWith(...steps: number[]): Promise<string> {
  const folder = await temporaryFolder();
  await beginRunFolder(folder, runDescription);
  for (const step of steps) {
    await writeFile(join(folder, checkpointName(step)), encodeCheckpoint(snapshotAt(step)));
  }
  await writeFile(join(folder, `${checkpointName(999)}.beside`), 'half');
  return folder;
}

async function newestIn(folder: string) {
  const problems: Failure[] = [];
  const snapshot = await newestCheckpoint(folder, (problem) => problems.push(problem));
  return { step: snapshot?.state.step ?? null, problems };
}

describe('the folder of a run', () => {
  it('gives back what the run is', async () => {
    const folder = join(await temporaryFolder(), 'runs', newId('run'));
    await beginRunFolder(folder, runDescription);
    expect(await readRunDescription(folder)).toEqual(runDescription);
    expect(await readdir(folder)).toEqual(['run.json']);
  });

  it('is not there where its run could not be written', async () => {
    const runs = await temporaryFolder();
    const folder = join(runs, newId('run'));
    const failure = await failureOf(beginRunFolder(folder, runDescription, failAt(1, 'ENOSPC')));
    expect(failure.code).toBe('disk-full');
    expect(await readdir(runs)).toEqual([]);
  });

  it.each(['', '{', '{"format": 1}', 'null'])('has no run if its file is %j', async (text) => {
    const folder = await folderWith();
    await writeFile(join(folder, 'run.json'), text);
    expect(await readRunDescription(folder)).toBeNull();
    await rm(join(folder, 'run.json'));
    expect(await readRunDescription(folder)).toBeNull();
  });

  it('knows its checkpoints by their steps, the newest first', async () => {
    expect(await checkpointSteps(await folderWith(9, 1_000_000, 10))).toEqual([1_000_000, 10, 9]);
    expect(await checkpointSteps('/no/such/folder')).toEqual([]);
  });
});

describe('the newest checkpoint', () => {
  it('is that of the last step', async () => {
    expect(await newestIn(await folderWith(9, 10))).toEqual({ step: 10, problems: [] });
    expect(await newestIn(await folderWith())).toEqual({ step: null, problems: [] });
  });

  it('is the one before, with a word, where the last is damaged', async () => {
    const folder = await folderWith(9, 10);
    const path = join(folder, checkpointName(10));
    await truncate(path, 50);
    expect(await newestIn(folder)).toEqual({
      step: 9,
      problems: [{ code: 'checkpoint-damaged', path, reason: 'it is damaged' }],
    });
    await truncate(join(folder, checkpointName(9)), 0);
    const { step, problems } = await newestIn(folder);
    expect(step).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['checkpoint-damaged', 'checkpoint-damaged']);
  });

  it('that the disk does not give is passed over too', async () => {
    const folder = await folderWith(9);
    const path = join(folder, checkpointName(10));
    await beginRunFolder(path, runDescription);
    expect(await newestIn(folder)).toMatchObject({
      step: 9,
      problems: [{ code: 'checkpoint-damaged', path, reason: expect.stringContaining('EISDIR') }],
    });
    expect((await failureOf(readCheckpoint(folder, 8))).code).toBe('checkpoint-damaged');
  });
});
