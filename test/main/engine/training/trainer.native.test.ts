import { goOnAtOnce } from '../../../../app/main/engine/courtesy.ts';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { AnnouncementName } from '../../../../app/contract/engine.ts';
import type { Failure } from '../../../../app/contract/failures.ts';
import type { Layer } from '../../../../app/contract/network.ts';
import type { Dataset } from '../../../../app/main/engine/dataset/dataset.ts';
import { createLibrary } from '../../../../app/main/engine/models/library.ts';
import { createModelInUse } from '../../../../app/main/engine/models/model-in-use.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { encodeCheckpoint } from '../../../../app/main/engine/training/checkpoints/checkpoint-file.ts';
import {
  beginRunFolder,
  checkpointName,
  runFolder,
  runsFolder,
} from '../../../../app/main/engine/training/checkpoints/run-folder.ts';
import { createTrainer } from '../../../../app/main/engine/training/trainer.ts';
import { RUN_ID } from '../../../fakes/samples.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runDescription } from './checkpoints/run-description.ts';
import { recipeOf, smallDataset } from './small-dataset.ts';
import { snapshotAt } from './snapshot-at.ts';

const layers: Layer[] = [{ kind: 'flatten' }];
const settings = { network: { name: 'small', layers }, recipe: recipeOf({ epochs: 3 }) };

beforeAll(loadTensorFlow);

/** A trainer as at a start of the engine, with the dataset that it will be lent. */
function start(data: string) {
  const dataset: Dataset = smallDataset();
  onTestFinished(dataset.free);
  const lent = { dataset, loans: 0 };
  const heard: AnnouncementName[] = [];
  const told: boolean[] = [];
  const problems: Failure[] = [];
  const report = (problem: Failure) => problems.push(problem);
  const announce = (name: AnnouncementName) => heard.push(name);
  const library = createLibrary({ data, announce, report });
  const trainer = createTrainer({
    ...{ data, library, announce, report, turn: goOnAtOnce },
    modelInUse: createModelInUse(library, report),
    onTraining: (isTraining) => told.push(isTraining),
    borrowDataset: () => {
      lent.loans++;
      return Promise.resolve({ dataset: lent.dataset, giveBack: () => void lent.loans-- });
    },
  });
  return { lent, heard, told, problems, library, trainer };
}

/** Leaves the run of somebody who was killed, on a dataset with this hash. */
async function leaveRun(data: string, datasetHash: string): Promise<void> {
  const folder = runFolder(data, RUN_ID);
  await beginRunFolder(folder, { ...runDescription, settings, datasetHash });
  await writeFile(join(folder, checkpointName(3)), encodeCheckpoint(snapshotAt(3)));
}

describe('the trainer', () => {
  it('does not take its own run for one that was left, whenever it is first asked', async () => {
    const data = await temporaryFolder();
    const { trainer, problems } = start(data);
    const { id } = await trainer.requests.startTraining(settings);
    expect(await trainer.interrupted()).toBeNull();
    expect(await readdir(runsFolder(data))).toEqual([id]);
    await trainer.requests.stopTraining({});
    expect(await readdir(runsFolder(data))).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('tells whether it trains from the request to the end, paused or not', async () => {
    const { trainer, told } = start(await temporaryFolder());
    const begun = trainer.requests.startTraining(settings);
    expect(told).toEqual([true]);
    await begun;
    await trainer.requests.pauseTraining({});
    expect(told).toEqual([true]);
    await trainer.requests.stopTraining({});
    expect(told).toEqual([true, false]);
  });

  it('tells that it does not train after all, where a run cannot begin', async () => {
    const data = await temporaryFolder();
    const { trainer, told } = start(data);
    await expect(trainer.requests.resumeRun({ id: RUN_ID })).rejects.toThrow();
    expect(told).toEqual([true, false]);
  });

  it('still offers what was left after another run', async () => {
    const data = await temporaryFolder();
    const { trainer, lent } = start(data);
    await leaveRun(data, lent.dataset.hash);
    await trainer.requests.startTraining(settings);
    await trainer.requests.stopTraining({});
    expect(await trainer.interrupted()).toMatchObject({ id: RUN_ID, epoch: 1, stepInEpoch: 3 });
    await trainer.requests.discardRun({ id: RUN_ID });
    expect(await trainer.interrupted()).toBeNull();
    expect(await readdir(runsFolder(data))).toEqual([]);
  });

  it('does not go on with a run on other samples, and can train then', async () => {
    const data = await temporaryFolder();
    const { trainer, lent } = start(data);
    await leaveRun(data, 'b'.repeat(64));
    expect(await failureOf(trainer.requests.resumeRun({ id: RUN_ID }))).toEqual({
      ...{ code: 'dataset-changed', name: 'starter' },
    });
    expect(await trainer.interrupted()).toMatchObject({ id: RUN_ID });
    expect([trainer.isTraining(), lent.loans]).toEqual([false, 0]);
    await trainer.requests.startTraining(settings);
    await trainer.requests.stopTraining({});
    expect([trainer.isTraining(), lent.loans]).toEqual([false, 0]);
  });

  it('does not continue a model where its epochs would be others', async () => {
    const { trainer, lent, library, heard } = start(await temporaryFolder());
    await trainer.requests.startTraining(settings);
    while (!heard.includes('trainingEnded')) await new Promise((resolve) => setTimeout(resolve, 5));
    const { id } = (await library.list()).models[0]!;
    const { dataset } = lent;
    lent.dataset = { ...dataset, summary: { ...dataset.summary, trainCount: 299 } };
    expect(await failureOf(trainer.requests.continueModel({ id, epochs: 1 }))).toMatchObject({
      code: 'dataset-changed',
    });
    expect([trainer.isTraining(), lent.loans]).toEqual([false, 0]);
  });
});
