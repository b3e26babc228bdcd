import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEngineClient, type EngineClient } from '../../../app/contract/client.ts';
import { DIGIT_CLASSES } from '../../../app/contract/dataset.ts';
import type { Reading } from '../../../app/contract/digit.ts';
import { announcements, type AnnouncementName } from '../../../app/contract/engine.ts';
import type { Failure } from '../../../app/contract/failures.ts';
import type { TrainingOutcome, TrainingSettings } from '../../../app/contract/training.ts';
import type { Outcome } from '../../../app/contract/wire.ts';
import type { Recipe } from '../../../app/contract/recipe.ts';
import { presetNetwork } from '../../../app/core/network/presets.ts';
import { namedRecipe } from '../../../app/core/training/recipes.ts';
import { createAudience } from '../../../app/main/engine/audience.ts';
import { liveTensors } from '../../../app/main/engine/ops/tidy.ts';
import { createEngine } from '../../../app/main/engine/engine-api.ts';
import { serve } from '../../../app/main/engine/serve.ts';
import { wireOf } from '../../fakes/node-wire.ts';
import { inventDigits, writeDataset } from './dataset/digit-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

const settings = settingsOf({ epochs: 2, batchSize: 32 });
const digits = inventDigits(300);
const pixels = new Uint8Array(digits.images.slice(0, 784));

function settingsOf(changes: Partial<Recipe>): TrainingSettings {
  const network = presetNetwork('mlp');
  return { network, recipe: { ...namedRecipe('lesson', network.layers), ...changes } };
}

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
      library: { models: [], bin: [], inUse: null },
      ...{ run: null, interrupted: null, networks: [], lastSettings: null, problems: [] },
      ...{ people: { people: [], inUse: null }, lesson: null },
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
    expect(heard.slice(-2)).toEqual(['libraryChanged', 'trainingEnded']);
    const { library, run: last, lastSettings } = valueOf(await client.request('status', {}));
    expect(last).toMatchObject({ outcome, progress: { step: 20 } });
    expect(last!.epochs).toHaveLength(2);
    expect(last!.curve.loss).toHaveLength(20);
    expect(library.models).toMatchObject([
      { id: library.inUse, canContinue: true, summary: { name: 'mlp-1', epochsDone: 2 } },
    ]);
    expect(lastSettings).toEqual(settings);
    const before = valueOf(await client.request('predict', { pixels }));

    const restarted = start(paths).openPage().client;
    const restartedStatus = valueOf(await restarted.request('status', {}));
    expect(restartedStatus).toMatchObject({ library, interrupted: null, lastSettings });
    const after = valueOf(await restarted.request('predict', { pixels }));
    expect(after).toEqual(before);
    const [{ probabilities }] = after.readings as [Reading];
    expect(probabilities.indexOf(Math.max(...probabilities))).toBe(digits.labels[0]);
  });

  it('predicts while it trains, tells a reloaded page everything, and stops at once', async () => {
    const engine = start(await installedApp());
    const { client } = engine.openPage();
    valueOf(await client.request('startTraining', settingsOf({ epochs: 100 })));
    valueOf(await client.request('predict', { pixels }));
    expect(await client.request('startTraining', settings)).toEqual({
      ok: false,
      failure: { code: 'training-busy' },
    });
    client.close();

    const page = engine.openPage();
    const { run } = valueOf(await page.client.request('status', {}));
    expect(run).toMatchObject({ settings: { recipe: { epochs: 100 } }, outcome: null });
    valueOf(await page.client.request('stopTraining', {}));
    expect(page.heard).toContain('trainingEnded');
    expect((await page.ended).kind).toBe('stopped');
    const { library, run: stopped } = valueOf(await page.client.request('status', {}));
    expect(stopped!.outcome!.kind).toBe('stopped');
    expect(library.models[0]!.summary.epochsDone).toBeLessThan(100);
    valueOf(await page.client.request('stopTraining', {}));
  });

  it('saves nothing of a run that is stopped before its first step', async () => {
    const { client, heard } = start(await installedApp()).openPage();
    const started = client.request('startTraining', settings);
    valueOf(await client.request('stopTraining', {}));
    expect((await started).ok).toBe(true);
    const { library, run } = valueOf(await client.request('status', {}));
    expect(run).toMatchObject({ outcome: { kind: 'stopped' }, progress: null });
    expect(library.models).toEqual([]);
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
    valueOf(await client.request('startTraining', settingsOf({ epochs: 20, seed: 2 })));
    const folder = join(paths.data, 'models');
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file in its place');
    expect(await outcome).toMatchObject({
      kind: 'completed',
      unsaved: { code: 'not-writable' },
    });
    const { library } = valueOf(await client.request('status', {}));
    expect(library.models[0]).toMatchObject({
      ...{ id: library.inUse, canContinue: false },
      summary: { settings: { recipe: { seed: 2 } } },
    });
    const learned = valueOf(await client.request('predict', { pixels }));
    expect(learned).not.toEqual(before);

    await rm(folder);
    valueOf(await client.request('saveModel', { id: library.inUse! }));
    // What is saved need not be continued.
    expect(await readdir(join(paths.data, 'runs'))).toEqual([]);
    const restarted = start(paths).openPage().client;
    expect(valueOf(await restarted.request('predict', { pixels }))).toEqual(learned);
  });

  it('reports a damaged model once, puts it aside, and works on', async () => {
    const paths = await installedApp();
    const first = start(paths).openPage();
    valueOf(await first.client.request('startTraining', settings));
    await first.ended;
    const folder = await onlyModelFolder(paths.data);
    const weights = (await readdir(folder)).find((name) => name.startsWith('weights-'))!;
    await writeFile(join(folder, weights), 'damaged');

    const { client, ended } = start(paths).openPage();
    const told: Failure[] = [];
    client.on('problemFound', (problem) => told.push(problem));
    valueOf(await client.request('status', {}));
    expect(await client.request('predict', { pixels })).toMatchObject({
      ok: false,
      failure: { code: 'model-damaged' },
    });
    const { library } = valueOf(await client.request('status', {}));
    expect(library.models).toEqual([]);
    expect(told).toEqual([
      {
        code: 'model-damaged',
        path: folder,
        reason: expect.stringContaining('7 bytes'),
        keptAt: expect.stringContaining('.damaged-'),
      },
    ]);
    expect(valueOf(await client.request('status', {})).problems).toEqual([]);
    valueOf(await client.request('startTraining', settings));
    expect((await ended).kind).toBe('completed');
  });

  it('says that another program took the model in use away, and reads by the next', async () => {
    const paths = await installedApp();
    const first = start(paths).openPage();
    valueOf(await first.client.request('startTraining', settings));
    await first.ended;
    const { inUse } = valueOf(await first.client.request('status', {})).library;
    const { id } = valueOf(await first.client.request('duplicateModel', { id: inUse! }));
    await rm(join(paths.data, 'models', id), { recursive: true });

    const told: Failure[] = [];
    first.client.on('problemFound', (problem) => told.push(problem));
    valueOf(await first.client.request('useModel', { id }));
    expect(await first.client.request('predict', { pixels })).toMatchObject({
      ...{ ok: false, failure: { code: 'model-missing' } },
    });
    expect(told).toMatchObject([{ code: 'model-missing' }]);
    valueOf(await first.client.request('predict', { pixels }));
    const { library } = valueOf(await first.client.request('status', {}));
    expect(library).toMatchObject({ models: [{ id: inUse }], inUse });
  });

  it('leaves a model alone that the disk does not give', async () => {
    const paths = await installedApp();
    const folder = join(paths.data, 'models', 'model-0123456789ab');
    await mkdir(join(folder, 'model.json'), { recursive: true });
    const { client } = start(paths).openPage();
    const { library, problems } = valueOf(await client.request('status', {}));
    expect(library.models).toEqual([]);
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

  it('pauses, takes single steps, and goes on', async () => {
    const { client, heard, ended } = start(await installedApp()).openPage();
    expect(await client.request('pauseTraining', {})).toMatchObject({
      failure: { code: 'not-training' },
    });
    valueOf(await client.request('startTraining', settingsOf({ epochs: 50, batchSize: 32 })));
    valueOf(await client.request('pauseTraining', {}));
    const isAt = async () => {
      const { run } = valueOf(await client.request('status', {}));
      expect(run).toMatchObject({ isPaused: true, outcome: null });
      return run!.progress?.step ?? 0;
    };
    await settled();
    const before = await isAt();
    valueOf(await client.request('stepTraining', {}));
    await settled();
    expect(await isAt()).toBe(before + 1);
    valueOf(await client.request('setLearningRate', { learningRate: 0.5 }));
    valueOf(await client.request('stepTraining', {}));
    await settled();
    const { run } = valueOf(await client.request('status', {}));
    expect(run!.progress!.learningRate).toBe(0.5);
    valueOf(await client.request('setLearningRate', { learningRate: 0.001 }));
    valueOf(await client.request('continueTraining', {}));
    valueOf(await client.request('stopTraining', {}));
    expect((await ended).kind).toBe('stopped');
    expect(heard.filter((name) => name === 'trainingPaused')).toHaveLength(2);
  });

  it('offers a run that was cut off, goes on with it, and has a model of it then', async () => {
    const paths = await installedApp();
    const cut = start(paths).openPage().client;
    valueOf(await cut.request('startTraining', settingsOf({ epochs: 40, batchSize: 32 })));
    // A pause writes a checkpoint; an engine that then is never heard of again was killed.
    await settled();
    valueOf(await cut.request('pauseTraining', {}));
    await settled();

    const { client, ended, heard } = start(paths).openPage();
    const { interrupted } = valueOf(await client.request('status', {}));
    expect(interrupted).toMatchObject({ stepsPerEpoch: 10, dataset: { id: 'starter' } });
    const { id } = interrupted!;
    const run = valueOf(await client.request('resumeRun', { id }));
    expect(run.curve.loss.length).toBe((interrupted!.epoch - 1) * 10 + interrupted!.stepInEpoch);
    expect(await ended).toMatchObject({ kind: 'completed' });
    expect(heard).toContain('interruptedChanged');
    const status = valueOf(await client.request('status', {}));
    expect(status).toMatchObject({ interrupted: null });
    expect(status.run!.epochs).toHaveLength(40);
    expect(await readdir(join(paths.data, 'runs'))).toEqual([]);
    expect(await client.request('resumeRun', { id })).toMatchObject({
      failure: { code: 'run-lost' },
    });
  });

  it('gives a run up that is not wanted', async () => {
    const paths = await installedApp();
    const cut = start(paths).openPage().client;
    valueOf(await cut.request('startTraining', settingsOf({ epochs: 40 })));
    await settled();
    valueOf(await cut.request('pauseTraining', {}));
    await settled();
    const { client } = start(paths).openPage();
    const { interrupted } = valueOf(await client.request('status', {}));
    valueOf(await client.request('discardRun', { id: interrupted!.id }));
    expect(valueOf(await client.request('status', {})).interrupted).toBeNull();
    expect(await readdir(join(paths.data, 'runs'))).toEqual([]);
  });

  it('continues a model: two epochs and three are five', async () => {
    const paths = await installedApp();
    const engine = start(paths);
    const train = async (request: (client: EngineClient) => Promise<Outcome<unknown>>) => {
      const page = engine.openPage();
      valueOf(await request(page.client));
      expect((await page.ended).kind).toBe('completed');
      page.client.close();
    };
    const { client } = engine.openPage();
    await train((page) => page.request('startTraining', settingsOf({ epochs: 5 })));
    const whole = valueOf(await client.request('predict', { pixels }));
    await train((page) => page.request('startTraining', settingsOf({ epochs: 2 })));
    const { library } = valueOf(await client.request('status', {}));
    expect(valueOf(await client.request('predict', { pixels }))).not.toEqual(whole);
    const two = library.models[0]!;
    await train((page) => page.request('continueModel', { id: two.id, epochs: 3 }));
    expect(valueOf(await client.request('predict', { pixels }))).toEqual(whole);
    const after = valueOf(await client.request('status', {}));
    expect(after.library.models[0]!.summary).toMatchObject({ name: 'mlp-3', epochsDone: 5 });
    expect(after.run!.curve.loss).toHaveLength(after.run!.totalSteps);
  });

  it('keeps models: use, rename, duplicate, delete, put back, evaluate', async () => {
    const { client, ended } = start(await installedApp()).openPage();
    valueOf(await client.request('startTraining', settings));
    await ended;
    const libraryNow = async () => valueOf(await client.request('status', {})).library;
    const { id } = (await libraryNow()).models[0]!;
    const before = valueOf(await client.request('predict', { pixels }));

    valueOf(await client.request('renameModel', { id, name: 'My first' }));
    const copy = valueOf(await client.request('duplicateModel', { id }));
    expect((await libraryNow()).models.map(({ summary }) => summary.name)).toEqual([
      'My first-1',
      'My first',
    ]);
    valueOf(await client.request('deleteModel', { id }));
    expect(await libraryNow()).toMatchObject({
      models: [{ id: copy.id }],
      bin: [{ id }],
      inUse: copy.id,
    });
    expect(valueOf(await client.request('predict', { pixels }))).toEqual(before);
    valueOf(await client.request('restoreModel', { id }));
    valueOf(await client.request('useModel', { id }));
    expect((await libraryNow()).inUse).toBe(id);
    const evaluation = valueOf(await client.request('evaluateModel', { id, dataset: 'starter' }));
    expect(evaluation).toMatchObject((await libraryNow()).models[0]!.summary.test);
    expect(evaluation.confusion.flat().reduce((sum, count) => sum + count)).toBe(50);
    valueOf(await client.request('deleteModel', { id: copy.id }));
    valueOf(await client.request('emptyBin', {}));
    expect((await libraryNow()).bin).toEqual([]);
    expect(await client.request('restoreModel', { id: copy.id })).toMatchObject({
      failure: { code: 'model-missing' },
    });
  });

  it('refuses a network that does not fit before it takes memory', async () => {
    const { client } = start(await installedApp()).openPage();
    const network = { name: 'wrong', layers: [{ kind: 'dense', units: 5 } as const] };
    const outcome = await client.request('startTraining', { ...settings, network });
    expect(outcome).toEqual({
      ok: false,
      failure: { code: 'network-unfit', layer: 0, problem: 'needs-flat' },
    });
    const wide = Array.from({ length: 6 }, () => ({ kind: 'dense', units: 4096 }) as const);
    const large = { name: 'large', layers: [{ kind: 'flatten' } as const, ...wide] };
    expect(await client.request('startTraining', { ...settings, network: large })).toMatchObject({
      failure: { code: 'network-too-large' },
    });
  });

  it('keeps own networks, measures a pace, previews augmentation, shows the first layer', async () => {
    const paths = await installedApp();
    const { client, ended } = start(paths).openPage();
    const network = { name: 'Mine', layers: [{ kind: 'flatten' } as const] };
    valueOf(await client.request('saveNetwork', { network }));
    expect(
      await client.request('saveNetwork', { network: { ...network, name: 'mlp' } }),
    ).toMatchObject({ failure: { code: 'request-invalid' } });
    expect(valueOf(await start(paths).openPage().client.request('status', {})).networks).toEqual([
      network,
    ]);
    valueOf(await client.request('removeNetwork', { name: 'Mine' }));
    expect(valueOf(await client.request('status', {})).networks).toEqual([]);

    const { msPerStep } = valueOf(await client.request('measurePace', settings));
    expect(msPerStep).toBeGreaterThan(0);
    const { augmentation } = settings.recipe;
    const shown = async (shift: number) =>
      valueOf(
        await client.request('previewAugmentation', {
          augmentation: { ...augmentation, shift },
          seed: 1,
        }),
      ).pixels;
    const [plain, shifted] = [await shown(0), await shown(6)];
    expect(plain).toHaveLength(9 * 784);
    expect(shifted).not.toEqual(plain);

    expect(valueOf(await client.request('firstLayer', {}))).toBeNull();
    valueOf(await client.request('startTraining', settings));
    await ended;
    const layer = valueOf(await client.request('firstLayer', {}));
    expect(layer).toMatchObject({ side: 28, count: 64 });
    expect(Math.max(...layer!.weights.map(Math.abs))).toBe(1);
  });
});

/** Long enough for a step or a small file. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}

async function onlyModelFolder(data: string): Promise<string> {
  const folder = join(data, 'models');
  const [name] = (await readdir(folder)).filter((entry) => entry.startsWith('model-'));
  return join(folder, name!);
}
