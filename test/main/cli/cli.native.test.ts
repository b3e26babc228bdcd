import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { NetworkDescription } from '../../../app/contract/network.ts';
import { presetNetwork } from '../../../app/core/network/presets.ts';
import { namedRecipe } from '../../../app/core/training/recipes.ts';
import { trainInto } from '../../../app/main/cli/train-into.ts';
import { createJsonReport } from '../../../app/main/cli/train-report.ts';
import { loadDataset } from '../../../app/main/engine/dataset/dataset.ts';
import { folderSource } from '../../../app/main/engine/dataset/dataset-source.ts';
import { createLibrary } from '../../../app/main/engine/models/library.ts';
import { liveTensors } from '../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../app/main/engine/tensorflow.ts';
import { inventDigits, writeDataset } from '../engine/dataset/digit-files.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { objectsIn, type Recorded, run } from './recorded-output.ts';

const DRAWN = [
  { label: 1, strokes: [[[50, 0], [50, 100]]] },
  { label: 0, strokes: [[[0, 0], [60, 0], [60, 100], [0, 100], [0, 0]]] },
]; // prettier-ignore

/** Each step takes ten times each weight away, which turns it and makes it larger. */
const DIVERGING = ['--epochs', '50', '--optimizer', 'sgd', '--rate', '10', '--weight-decay', '1'];

const small: NetworkDescription = {
  name: 'Small one',
  layers: [
    ...([{ kind: 'flatten' }, { kind: 'dense', units: 16 }] as const),
    ...([{ kind: 'relu' }, { kind: 'dropout', rate: 0.2 }] as const),
  ],
};

/** A dataset, a network, drawn digits, and a model of two epochs, for whoever changes none of them. */
const at = { data: '', net: '', drawings: '', model: '' };
let trained: Recorded;

const trainSmall = (out: string, ...args: string[]) =>
  run([
    ...['train', '--net', at.net, '--recipe', 'lesson', '--batch', '32', '--json'],
    ...['--data', at.data, '--out', out, ...args],
  ]);

let folder: string;
beforeAll(async () => {
  await loadTensorFlow();
  folder = await mkdtemp(join(tmpdir(), 'digit-studio-test-'));
  at.data = join(folder, 'digits');
  at.net = join(folder, 'net.json');
  at.drawings = join(folder, 'drawings.json');
  at.model = join(folder, 'deep', 'model');
  await writeDataset(at.data, inventDigits(300), inventDigits(50, 2));
  await writeFile(at.net, JSON.stringify(small));
  await writeFile(at.drawings, JSON.stringify(DRAWN));
  trained = await trainSmall(at.model, '--epochs', '2');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The name of a model's weights file says which weights they are. */
async function weightsIn(model: string): Promise<string> {
  return (await readdir(model)).find((name) => name.startsWith('weights-')) ?? 'none';
}

describe('train', () => {
  it('ends with seconds and accuracy, and has the model and the state to go on', async () => {
    expect(trained).toMatchObject({ exitCode: 0, stderr: '' });
    const objects = objectsIn(trained.stdout);
    expect(objects.map(({ kind }) => kind)).toEqual(['began', 'epoch', 'epoch', 'completed']);
    expect(objects[0]).toMatchObject({
      ...{ net: 'Small one', parameters: 12_730, stepsPerEpoch: 10 },
      settings: { network: small, recipe: { epochs: 2, batchSize: 32, optimizer: 'adam' } },
    });
    const last = objects.at(-1)!;
    expect(last).toMatchObject({ count: 50, steps: 20, epochsDone: 2, restoredEpoch: null });
    expect(last.model).toBe(at.model);
    expect(last.accuracy).toBeGreaterThan(0.3);
    expect(last.accuracy).toBeLessThanOrEqual(1);
    expect(last.seconds).toBeGreaterThan(0);
    expect((await readdir(at.model)).map((name) => name.replace(/-\w+/, ''))).toEqual([
      ...['model.json', 'training.bin', 'weights.bin'],
    ]);
  });

  it('says the same for people, and saves nothing without a folder', async () => {
    const { exitCode, stdout } = await run([
      ...['train', '--net', at.net, '--recipe', 'lesson', '--epochs', '1', '--data', at.data],
    ]);
    expect(exitCode).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toContain('Small one (12,730 parameters)');
    expect(lines[1]).toMatch(/^Epoch 1 of 1 {2}training: loss [\d.]+, [\d.]+ %/);
    expect(lines[2]).toMatch(/ % \(95 % interval .* test digits are right, .* Not saved\.$/);
    expect(lines).toHaveLength(3);
  });

  it('keeps what it learned when it is stopped, and says so', async () => {
    const out = join(await temporaryFolder(), 'model');
    const stopping = new AbortController();
    let stdout = '';
    const { exitCode } = await run(
      [
        ...['train', '--net', at.net, '--recipe', 'lesson', '--epochs', '100'],
        ...['--data', at.data, '--out', out],
      ],
      {
        signal: stopping.signal,
        stdout: {
          write(text: string | Uint8Array) {
            stdout += String(text);
            if (stdout.includes('Epoch 1 of 100')) stopping.abort();
            return true;
          },
        },
      },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Stopped after [\d,]+ steps\. What it learned until then is kept\./);
    expect(stdout).toContain(`Saved in ${out}`);
    expect(await readdir(out)).toHaveLength(3);
  });

  it('saves nothing of a run that failed, and leaves the old model', async () => {
    const out = join(await temporaryFolder(), 'model');
    await trainSmall(out, '--epochs', '1');
    const before = await readdir(out);
    const diverged = await trainSmall(out, ...DIVERGING);
    expect(diverged.exitCode).toBe(1);
    expect(diverged.stderr).toContain('the loss is no longer a number');
    expect(objectsIn(diverged.stdout).at(-1)).toMatchObject({
      ...{ kind: 'failed', failure: { code: 'training-diverged' } },
    });
    expect(await readdir(out)).toEqual(before);
  });

  it('says that its digits cannot be used', async () => {
    const data = join(await temporaryFolder(), 'digits');
    await writeDataset(data, inventDigits(30), inventDigits(10, 2));
    await writeFile(join(data, 't10k-labels-idx1-ubyte.gz'), 'damaged');
    const { exitCode, stderr } = await run(['train', '--net', at.net, '--data', data]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /cannot be used: it does not begin like an IDX file\. Get the file again\./,
    );
  });

  it('says which layer does not fit', async () => {
    const net = join(await temporaryFolder(), 'wrong.json');
    await writeFile(net, '[{ "kind": "dense", "units": 5 }]');
    const { exitCode, stderr } = await run(['train', '--net', net, '--data', at.data]);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'Layer 1 does not fit: it needs a row of values; put a flatten before it.\n',
    );
  });

  it('names a model so that it can be read back, however long the name of its folder is', async () => {
    const out = join(await temporaryFolder(), 'x'.repeat(100));
    expect((await trainSmall(out, '--epochs', '1')).exitCode).toBe(0);
    expect((await run(['models', 'show', out])).stdout).toContain(`${'x'.repeat(60)}\n`);
  });
});

describe('a run that was killed', () => {
  /** Trains until the end of an epoch and no further, as if killed; its checkpoints stay. */
  async function killIn(epoch: number, out: string, seed = 1): Promise<void> {
    const dataset = await loadDataset(await folderSource(at.data));
    const report = createJsonReport({ write: () => true });
    const recipe = { ...namedRecipe('lesson', small.layers), epochs: 4, batchSize: 32, seed };
    const killed = trainInto(out, {
      ...{ settings: { network: small, recipe }, dataset, from: null, best: null },
      signal: new AbortController().signal,
      report: {
        ...report,
        epochEnded(ended) {
          if (ended.epoch === epoch) throw new Error('killed');
        },
      },
    });
    await expect(killed).rejects.toThrow('killed');
    dataset.free();
    // The last one may still be on its way to the disk.
    const last = join(
      out,
      'checkpoints',
      `checkpoint-${String(10 * (epoch - 1)).padStart(9, '0')}`,
    );
    if (epoch > 1) await vi.waitFor(() => stat(last), { timeout: 5000 });
  }

  it('goes on with --resume, to the same weights as one that was not', async () => {
    const parent = await temporaryFolder();
    const [whole, out] = [join(parent, 'whole'), join(parent, 'model')];
    const undisturbed = await trainSmall(whole, '--epochs', '4');
    await killIn(3, out);
    const resumed = await run(['train', '--resume', '--data', at.data, '--out', out, '--json']);
    expect(resumed).toMatchObject({ exitCode: 0, stderr: '' });
    const objects = objectsIn(resumed.stdout);
    expect(objects.map(({ epoch }) => epoch)).toEqual([undefined, 3, 4, undefined]);
    const { loss, accuracy, steps } = objectsIn(undisturbed.stdout).at(-1)!;
    expect(objects.at(-1)).toMatchObject({ kind: 'completed', loss, accuracy, steps, model: out });
    expect(await weightsIn(out)).toBe(await weightsIn(whole));
    expect(await readdir(out)).toHaveLength(3);
  });

  it('cannot go on where there is none, or on other samples', async () => {
    const parent = await temporaryFolder();
    const out = join(parent, 'model');
    const resume = (data: string) => run(['train', '--resume', '--data', data, '--out', out]);
    expect(await resume(at.data)).toMatchObject({
      ...{
        exitCode: 1,
        stderr: 'There is no checkpoint to go on from. Start the training anew.\n',
      },
    });
    await killIn(2, out);
    const other = join(parent, 'others');
    await writeDataset(other, inventDigits(300, 5), inventDigits(50, 2));
    const { exitCode, stderr } = await resume(other);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('That run was on other samples');
    expect((await resume(at.data)).exitCode).toBe(0);
  });

  it('is not taken for the new one that begins in its folder', async () => {
    const out = join(await temporaryFolder(), 'model');
    await killIn(2, out);
    await killIn(1, out, 2);
    const { stderr } = await run(['train', '--resume', '--data', at.data, '--out', out]);
    expect(stderr).toContain('There is no checkpoint to go on from.');
  });
});

describe('models continue', () => {
  it('trains on with the optimizer: two epochs and three are five', async () => {
    const parent = await temporaryFolder();
    const [five, more] = [join(parent, 'five'), join(parent, 'more')];
    await trainSmall(five, '--epochs', '5');
    const before = await weightsIn(at.model);
    const { exitCode, stdout } = await run([
      ...['models', 'continue', at.model, '--epochs', '3', '--out', more, '--json'],
    ]);
    expect(exitCode).toBe(0);
    expect(objectsIn(stdout).at(-1)).toMatchObject({ kind: 'completed', epochsDone: 5, steps: 50 });
    expect(await weightsIn(more)).toBe(await weightsIn(five));
    expect(await weightsIn(at.model)).toBe(before);
  });

  it("changes the app's model in its place, which keeps its name", async () => {
    const data = await temporaryFolder();
    const id = 'model-00000000000a';
    await trainSmall(join(data, 'models', id), '--epochs', '1');
    const open = () => createLibrary({ data, announce: () => undefined, report: () => undefined });
    await open().requests.renameModel({ id, name: 'Mine' });
    const more = await run([
      'models',
      'continue',
      'Mine',
      '--epochs',
      '1',
      '--user-data-dir',
      data,
    ]);
    expect(more.exitCode).toBe(0);
    expect((await open().list()).models).toMatchObject([
      { id, canContinue: true, summary: { name: 'Mine', epochsDone: 2 } },
    ]);
  });

  it('refuses samples on which the epochs so far would be others', async () => {
    const data = join(await temporaryFolder(), 'digits');
    await writeDataset(data, inventDigits(100), inventDigits(50, 2));
    const { exitCode, stderr } = await run(['models', 'continue', at.model, '--data', data]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('has other samples now than the run was on');
  });
});

describe('with a model', () => {
  it('evaluate gives the same loss and accuracy, with the interval and each class', async () => {
    const [json] = objectsIn(
      (await run(['evaluate', '--model', at.model, '--data', at.data, '--json'])).stdout,
    );
    const { loss, accuracy, count, interval } = objectsIn(trained.stdout).at(-1)!;
    expect(json).toMatchObject({ kind: 'evaluated', loss, accuracy, count, interval });
    const { low, high } = interval as { low: number; high: number };
    expect(low).toBeLessThan(accuracy as number);
    expect(high).toBeGreaterThan(accuracy as number);
    const classes = json!.perClass as { count: number }[];
    expect(classes).toHaveLength(10);
    expect(classes.reduce((sum, each) => sum + each.count, 0)).toBe(50);
    const text = await run(['evaluate', '--model', at.model, '--data', at.data]);
    expect(text.exitCode).toBe(0);
    expect(text.stdout).toContain('of 50 test digits are right');
    expect(text.stdout.split('\n').filter((line) => /^ {2}\d /.test(line))).toHaveLength(10);
    expect(text.stdout).toContain('alibration');
  });

  it('predict reads drawings, with a score where labels are given', async () => {
    const predict = async (file: string, ...args: string[]) =>
      (await run(['predict', '--model', at.model, file, ...args])).stdout;
    const [scored] = objectsIn(await predict(at.drawings, '--json'));
    expect(scored).toMatchObject({ kind: 'predicted', count: 2 });
    expect((scored!.byClass as unknown[])[2]).toBeNull();

    const plain = join(await temporaryFolder(), 'plain.json');
    await writeFile(plain, JSON.stringify(DRAWN.map(({ strokes }) => ({ strokes }))));
    const objects = objectsIn(await predict(plain, '--json'));
    expect(objects.map(({ kind }) => kind)).toEqual(['prediction', 'prediction', 'predicted']);
    expect((await predict(plain)).trim().split('\n')).toHaveLength(3);
  });

  it('info tells about itself and the model, and about what is missing', async () => {
    const [info] = objectsIn((await run(['info', '--model', at.model, '--json'])).stdout);
    expect(info).toMatchObject({
      tensorflow: { tensorflow: expect.stringMatching(/^2\./) },
      starter: { code: 'dataset-missing' },
      model: { name: 'model', parameterCount: 12_730, epochsDone: 2 },
    });
    expect((await run(['info', '--model', at.model])).stdout).toContain('2 of 2 epochs');
  });

  it('nothing stays in native memory', async () => {
    const evaluate = () => run(['evaluate', '--model', at.model, '--data', at.data]);
    await evaluate();
    const before = liveTensors();
    await evaluate();
    await trainSmall(join(await temporaryFolder(), 'model'), '--epochs', '1');
    expect(liveTensors()).toBe(before);
  });
});

describe('a first training', () => {
  it("is that of the app's first choice", async () => {
    const { exitCode, stdout } = await run(['train', '--data', at.data, '--epochs', '1', '--json']);
    expect(exitCode).toBe(0);
    const network = presetNetwork('quick');
    expect(objectsIn(stdout)[0]).toMatchObject({
      ...{ net: 'quick', parameters: 57_754, stepsPerEpoch: 1 },
      settings: { network, recipe: { ...namedRecipe('handwriting', network.layers), epochs: 1 } },
    });
  });
});
