import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEngineClient, type EngineClient } from '../../../app/contract/client.ts';
import { DIGIT_CLASSES } from '../../../app/contract/dataset.ts';
import { announcements, type AnnouncementName } from '../../../app/contract/engine.ts';
import type { TrainingOutcome, TrainingSettings } from '../../../app/contract/training.ts';
import type { Outcome } from '../../../app/contract/wire.ts';
import { createAudience } from '../../../app/main/engine/audience.ts';
import { liveTensors } from '../../../app/main/engine/ops/tidy.ts';
import { createEngine } from '../../../app/main/engine/engine-api.ts';
import { serve } from '../../../app/main/engine/serve.ts';
import { wireOf } from '../../fakes/node-wire.ts';
import { inventDigits, writeDataset } from './dataset/digit-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

const settings: TrainingSettings = { epochs: 2, batchSize: 32, learningRate: 0.001, seed: 1 };
const digits = inventDigits(300);
const pixels = new Uint8Array(digits.images.slice(0, 784));

/** Folders of an app that was just installed, with a small starter set. */
async function installedApp() {
  const folder = await temporaryFolder();
  const paths = { resources: join(folder, 'resources'), data: join(folder, 'data') };
  await writeDataset(join(paths.resources, 'starter'), digits, inventDigits(50, 2));
  return paths;
}

/** An engine and one page, connected as in the app. */
function start(paths: { resources: string; data: string }) {
  const audience = createAudience();
  const downloads = { mirror: null, neverDownload: false };
  const engine = createEngine({ paths, downloads, fetch, announce: audience.announce });
  return {
    openPage(): Page {
      const { port1, port2 } = new MessageChannel();
      const wire = wireOf(port1);
      audience.join(wire);
      serve(wire, engine.api);
      onTestFinished(() => port2.close());
      return listenTo(createEngineClient(wireOf(port2)));
    },
  };
}

interface Page {
  client: EngineClient;
  /** The names of all announcements so far, in order. */
  heard: AnnouncementName[];
  ended: Promise<TrainingOutcome>;
}

function listenTo(client: EngineClient): Page {
  const heard: AnnouncementName[] = [];
  for (const name of Object.keys(announcements) as AnnouncementName[]) {
    client.on(name, () => heard.push(name));
  }
  const ended = new Promise<TrainingOutcome>((resolve) => client.on('trainingEnded', resolve));
  return { client, heard, ended };
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${JSON.stringify(outcome.failure)}`);
}

describe('the engine', () => {
  it('has digits and no model at first', async () => {
    const { client } = start(await installedApp()).openPage();
    expect(valueOf(await client.request('status', {}))).toEqual({
      dataset: {
        ...{ id: 'starter', name: 'starter', classes: DIGIT_CLASSES },
        ...{ trainCount: 300, testCount: 50 },
      },
      ...{ model: null, run: null, problems: [] },
    });
    expect(await client.request('predict', { pixels })).toEqual({
      ok: false,
      failure: { code: 'no-model' },
    });
  });

  it('trains, says so, predicts, and has the model after a restart', async () => {
    const paths = await installedApp();
    const { client, heard, ended } = start(paths).openPage();
    const run = valueOf(await client.request('startTraining', settings));
    expect(run).toMatchObject({ settings, stepsPerEpoch: 10, totalSteps: 20, outcome: null });

    const outcome = await ended;
    expect(outcome).toMatchObject({ kind: 'completed', test: { count: 50 } });
    expect(heard[0]).toBe('trainingStarted');
    expect(heard.filter((name) => name === 'epochEnded')).toHaveLength(2);
    expect(heard.slice(-2)).toEqual(['modelChanged', 'trainingEnded']);
    const { model, run: last } = valueOf(await client.request('status', {}));
    expect(last).toMatchObject({ outcome, progress: { step: 20 } });
    expect(last!.epochs).toHaveLength(2);
    expect(last!.curve.at(-1)!.step).toBe(20);
    const before = valueOf(await client.request('predict', { pixels }));

    const restarted = start(paths).openPage().client;
    expect(valueOf(await restarted.request('status', {})).model).toEqual(model);
    const after = valueOf(await restarted.request('predict', { pixels }));
    expect(after).toEqual(before);
    expect(after.probabilities.indexOf(Math.max(...after.probabilities))).toBe(digits.labels[0]);
  });

  it('predicts while it trains, tells a reloaded page everything, and stops at once', async () => {
    const engine = start(await installedApp());
    const { client } = engine.openPage();
    valueOf(await client.request('startTraining', { ...settings, epochs: 100 }));
    valueOf(await client.request('predict', { pixels }));
    expect(await client.request('startTraining', settings)).toEqual({
      ok: false,
      failure: { code: 'training-busy' },
    });
    client.close();

    const page = engine.openPage();
    const { run } = valueOf(await page.client.request('status', {}));
    expect(run).toMatchObject({ settings: { epochs: 100 }, outcome: null });
    valueOf(await page.client.request('stopTraining', {}));
    expect(page.heard).toContain('trainingEnded');
    expect((await page.ended).kind).toBe('stopped');
    const { model, run: stopped } = valueOf(await page.client.request('status', {}));
    expect(stopped!.outcome!.kind).toBe('stopped');
    expect(model!.epochsDone).toBeLessThan(100);
    valueOf(await page.client.request('stopTraining', {}));
  });

  it('saves nothing of a run that is stopped before its first step', async () => {
    const { client, heard } = start(await installedApp()).openPage();
    const started = client.request('startTraining', settings);
    valueOf(await client.request('stopTraining', {}));
    expect((await started).ok).toBe(true);
    const { model, run } = valueOf(await client.request('status', {}));
    expect(run).toMatchObject({ outcome: { kind: 'stopped' }, progress: null });
    expect(model).toBeNull();
    expect(heard).toEqual(['trainingStarted', 'trainingEnded']);
  });

  it('frees the model that a newer one replaces', async () => {
    const { client } = start(await installedApp()).openPage();
    const runOnce = async () => {
      const ended = new Promise((resolve) => client.on('trainingEnded', resolve));
      valueOf(await client.request('startTraining', settings));
      await ended;
      valueOf(await client.request('predict', { pixels }));
      return liveTensors();
    };
    expect(await runOnce()).toBe(await runOnce());
  });

  it('goes on with what it learned when that cannot be saved', async () => {
    const paths = await installedApp();
    const { client, ended } = start(paths).openPage();
    valueOf(await client.request('startTraining', settings));
    await ended;
    const before = valueOf(await client.request('predict', { pixels }));

    const outcome = new Promise((resolve) => client.on('trainingEnded', resolve));
    valueOf(await client.request('startTraining', { ...settings, epochs: 20, seed: 2 }));
    const folder = join(paths.data, 'model');
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file in its place');
    expect(await outcome).toMatchObject({
      kind: 'completed',
      unsaved: { code: 'not-writable' },
    });
    expect(valueOf(await client.request('status', {})).model?.settings.seed).toBe(2);
    expect(valueOf(await client.request('predict', { pixels }))).not.toEqual(before);
  });

  it('reports a damaged model once, puts it aside, and works on', async () => {
    const paths = await installedApp();
    const first = start(paths).openPage();
    valueOf(await first.client.request('startTraining', settings));
    await first.ended;
    const folder = join(paths.data, 'model');
    const weights = (await readdir(folder)).find((name) => name.endsWith('.bin'))!;
    await writeFile(join(folder, weights), 'damaged');

    const { client, ended } = start(paths).openPage();
    const { model, problems } = valueOf(await client.request('status', {}));
    expect(model).toBeNull();
    expect(problems).toEqual([
      {
        code: 'model-damaged',
        path: folder,
        reason: expect.stringContaining('7 bytes'),
        keptAt: expect.stringContaining('model.damaged-'),
      },
    ]);
    expect(valueOf(await client.request('status', {})).problems).toEqual([]);
    valueOf(await client.request('startTraining', settings));
    expect((await ended).kind).toBe('completed');
  });

  it('leaves a model alone that the disk does not give', async () => {
    const paths = await installedApp();
    const folder = join(paths.data, 'model');
    await mkdir(join(folder, 'model.json'), { recursive: true });
    const { client } = start(paths).openPage();
    const { model, problems } = valueOf(await client.request('status', {}));
    expect(model).toBeNull();
    expect(problems).toMatchObject([{ code: 'not-readable', path: folder }]);
    expect(await readdir(folder)).toEqual(['model.json']);
  });

  it('says that its digits are missing, before and when they are wanted', async () => {
    const folder = await temporaryFolder();
    const { client } = start({ resources: folder, data: folder }).openPage();
    const failure = { code: 'dataset-missing', path: join(folder, 'starter') };
    const status = valueOf(await client.request('status', {}));
    expect(status).toMatchObject({ dataset: null, problems: [failure] });
    expect(await client.request('startTraining', settings)).toEqual({ ok: false, failure });
    expect(await client.request('startTraining', settings)).toEqual({ ok: false, failure });
  });

  it('says before a run that its result could not be saved', async () => {
    const paths = await installedApp();
    await writeFile(paths.data, 'a file where the folder should be');
    const { client } = start(paths).openPage();
    const outcome = await client.request('startTraining', settings);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'not-writable' } });
  });
});
