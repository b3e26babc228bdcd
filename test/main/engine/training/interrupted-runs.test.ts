import { readdir, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../app/contract/failures.ts';
import type { RunId } from '../../../../app/contract/training.ts';
import { encodeCheckpoint } from '../../../../app/main/engine/training/checkpoints/checkpoint-file.ts';
import {
  beginRunFolder,
  checkpointName,
  runFolder,
  runsFolder,
} from '../../../../app/main/engine/training/checkpoints/run-folder.ts';
import {
  findInterrupted,
  readInterrupted,
} from '../../../../app/main/engine/training/interrupted-runs.ts';
import { settings } from '../../../fakes/samples.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runDescription } from './checkpoints/run-description.ts';
import { snapshotAt } from './snapshot-at.ts';

const [OLD, NEW]: [RunId, RunId] = ['run-00000000000a', 'run-00000000000b'];

interface LeftRun {
  id?: RunId;
  steps: number[];
  /** The step of the best epoch. */
  best?: number;
  recipe?: Partial<typeof settings.recipe>;
  savedAt?: string;
}

/** Leaves a run in a data folder as a killed engine does. */
async function leaveRun(data: string, left: LeftRun): Promise<string> {
  const { id = OLD, steps, best = null, recipe = {}, savedAt } = left;
  const folder = runFolder(data, id);
  await beginRunFolder(folder, {
    ...{ ...runDescription, id },
    settings: { ...settings, recipe: { ...settings.recipe, ...recipe } },
  });
  for (const step of steps) {
    const path = join(folder, checkpointName(step));
    await writeFile(path, encodeCheckpoint(snapshotAt(step, best)));
    if (savedAt !== undefined) await utimes(path, new Date(savedAt), new Date(savedAt));
  }
  return folder;
}

describe('findInterrupted', () => {
  it('finds nothing where nothing was left', async () => {
    const data = await temporaryFolder();
    expect(await findInterrupted(data)).toBeNull();
    await beginRunFolder(join(runsFolder(data), 'something else'), runDescription);
    expect(await findInterrupted(data)).toBeNull();
    expect(await readdir(runsFolder(data))).toEqual(['something else']);
  });

  it.each([
    [1, 1, 1],
    [140, 1, 140],
    [141, 2, 0],
    [2 * 141 + 12, 3, 12],
    // All is done but the test: that belongs to the last epoch.
    [705, 5, 141],
  ])('says where it was: step %i is epoch %i, step %i', async (step, epoch, stepInEpoch) => {
    const data = await temporaryFolder();
    const savedAt = '2025-11-24T09:30:00.000Z';
    await leaveRun(data, { steps: [step], savedAt });
    expect(await findInterrupted(data)).toEqual({
      ...{ id: OLD, settings, dataset: runDescription.dataset, savedAt },
      ...{ epoch, stepInEpoch, stepsPerEpoch: 141 },
    });
  });

  it('counts only what is learned from', async () => {
    const data = await temporaryFolder();
    await leaveRun(data, { steps: [130], recipe: { validationShare: 0.1, dropLast: true } });
    // 8,100 of the 9,000 are 126 whole batches.
    expect(await findInterrupted(data)).toMatchObject({
      ...{ stepsPerEpoch: 126, epoch: 2, stepInEpoch: 4 },
    });
  });

  it('finds the newest, and keeps the others for later', async () => {
    const data = await temporaryFolder();
    await leaveRun(data, { id: NEW, steps: [5], savedAt: '2025-11-25T09:30:00.000Z' });
    await leaveRun(data, { id: OLD, steps: [700], savedAt: '2025-11-24T09:30:00.000Z' });
    expect(await findInterrupted(data)).toMatchObject({ id: NEW });
    expect(await readdir(runsFolder(data))).toHaveLength(2);
  });

  it('removes what has no checkpoint, or no description', async () => {
    const data = await temporaryFolder();
    await leaveRun(data, { id: NEW, steps: [] });
    const folder = await leaveRun(data, { id: OLD, steps: [5] });
    await writeFile(join(folder, 'run.json'), '{');
    expect(await findInterrupted(data)).toBeNull();
    expect(await readdir(runsFolder(data))).toEqual([]);
  });
});

describe('readInterrupted', () => {
  const earlyStopping = { patience: 2 };

  async function read(folder: string) {
    const problems: Failure[] = [];
    const run = await readInterrupted(folder, (problem) => problems.push(problem));
    return { ...run, problems };
  }

  it('gives the newest snapshot, and that of the best epoch where the run may go back to it', async () => {
    const stopping = await leaveRun(await temporaryFolder(), {
      ...{ steps: [141, 282, 290], best: 141, recipe: { earlyStopping } },
    });
    expect(await read(stopping)).toMatchObject({
      ...{ snapshot: snapshotAt(290, 141), best: snapshotAt(141, 141), problems: [] },
    });
    const plain = await leaveRun(await temporaryFolder(), { steps: [141, 282], best: 141 });
    expect(await read(plain)).toMatchObject({ snapshot: snapshotAt(282, 141), best: null });
  });

  it('goes on from the one before where the newest is damaged, with a word', async () => {
    const folder = await leaveRun(await temporaryFolder(), { steps: [5, 10] });
    await truncate(join(folder, checkpointName(10)), 100);
    const { snapshot, problems } = await read(folder);
    expect(snapshot).toEqual(snapshotAt(5));
    expect(problems.map(({ code }) => code)).toEqual(['checkpoint-damaged']);
  });

  it('goes on without the best where that is damaged, with a word', async () => {
    const folder = await leaveRun(await temporaryFolder(), {
      ...{ steps: [141, 290], best: 141, recipe: { earlyStopping } },
    });
    await truncate(join(folder, checkpointName(141)), 100);
    const { snapshot, best, problems } = await read(folder);
    expect(snapshot).toEqual(snapshotAt(290, 141));
    expect(best).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['checkpoint-damaged']);
  });

  it('says that a run is lost of which nothing can be read', async () => {
    const folder = await leaveRun(await temporaryFolder(), { steps: [5] });
    await truncate(join(folder, checkpointName(5)), 100);
    expect(await failureOf(read(folder))).toEqual({ code: 'run-lost' });
    expect(await failureOf(read('/no/such/folder'))).toEqual({ code: 'run-lost' });
  });
});
