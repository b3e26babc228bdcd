import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTensorFlow } from '../../../app/main/engine/tensorflow.ts';
import { inventDigits, writeDataset } from '../engine/dataset/digit-files.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { objectsIn, run } from './recorded-output.ts';

const DRAWN = [
  { label: 1, strokes: [[[50, 0], [50, 100]]] },
  { label: 0, strokes: [[[0, 0], [60, 0], [60, 100], [0, 100], [0, 0]]] },
]; // prettier-ignore

beforeAll(loadTensorFlow);

/** A dataset, a model trained on it, and drawn digits. */
async function prepared() {
  const folder = await temporaryFolder();
  const paths = {
    data: join(folder, 'digits'),
    model: join(folder, 'deep', 'model'),
    drawings: join(folder, 'drawings.json'),
  };
  await writeDataset(paths.data, inventDigits(300), inventDigits(50, 2));
  await writeFile(paths.drawings, JSON.stringify(DRAWN));
  const train = await run([
    ...['train', '--epochs', '2', '--batch', '32', '--json'],
    ...['--data', paths.data, '--out', paths.model],
  ]);
  return { ...paths, train };
}

describe('the command line, with TensorFlow,', () => {
  it('trains, and ends with seconds and accuracy', async () => {
    const { train, model } = await prepared();
    expect(train).toMatchObject({ exitCode: 0, stderr: '' });
    const objects = objectsIn(train.stdout);
    expect(objects.map(({ kind }) => kind)).toEqual(['began', 'epoch', 'epoch', 'completed']);
    const last = objects.at(-1)!;
    expect(last).toMatchObject({ count: 50, steps: 20, epochsDone: 2, model });
    expect(last.accuracy).toBeGreaterThan(0.5);
    expect(last.accuracy).toBeLessThanOrEqual(1);
    expect(last.seconds).toBeGreaterThan(0);
    expect(await readdir(model)).toHaveLength(2);
  });

  it('evaluates what it trained: the same loss and accuracy', async () => {
    const { train, data, model } = await prepared();
    const json = await run(['evaluate', '--model', model, '--data', data, '--json']);
    const { loss, accuracy, count } = objectsIn(train.stdout).at(-1)!;
    expect(objectsIn(json.stdout)).toMatchObject([{ kind: 'evaluated', loss, accuracy, count }]);
    const text = await run(['evaluate', '--model', model, '--data', data]);
    expect(text.exitCode).toBe(0);
    expect(text.stdout).toContain('of 50 test digits are right');
    expect(text.stdout.trim().split('\n')).toHaveLength(14);
  });

  it('predicts drawings, with a score where labels are given', async () => {
    const { model, drawings } = await prepared();
    const [scored] = objectsIn(
      (await run(['predict', '--model', model, drawings, '--json'])).stdout,
    );
    expect(scored).toMatchObject({ kind: 'predicted', count: 2 });
    expect((scored!.byClass as unknown[])[2]).toBeNull();

    await writeFile(drawings, JSON.stringify(DRAWN.map(({ strokes }) => ({ strokes }))));
    const objects = objectsIn(
      (await run(['predict', '--model', model, drawings, '--json'])).stdout,
    );
    expect(objects.map(({ kind }) => kind)).toEqual(['prediction', 'prediction', 'predicted']);
    const text = await run(['predict', '--model', model, drawings]);
    expect(text.stdout.trim().split('\n')).toHaveLength(3);
  });

  it('tells about itself and a model, and about what is missing', async () => {
    const { model } = await prepared();
    const [info] = objectsIn((await run(['info', '--model', model, '--json'])).stdout);
    expect(info).toMatchObject({
      tensorflow: { tensorflow: expect.stringMatching(/^2\./) },
      starter: { code: 'dataset-missing' },
      model: { network: 'mlp', parameterCount: 407_050, epochsDone: 2 },
    });
    expect((await run(['info', '--model', model])).stdout).toContain('2 of 2 epochs');
  });

  it('keeps what it learned when it is stopped, and says so', async () => {
    const { data, model } = await prepared();
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 200);
    const { exitCode, stdout } = await run(
      ['train', '--epochs', '100', '--batch', '1', '--data', data, '--out', model],
      { signal: stopping.signal },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Stopped after [\d,]+ steps?\. What it learned until then is kept\./);
    expect(stdout).toContain(`Saved in ${model}`);
  });

  it('saves nothing of a run that failed', async () => {
    const { data, model } = await prepared();
    const before = await readdir(model);
    await writeFile(join(data, 't10k-labels-idx1-ubyte.gz'), 'damaged');
    const { exitCode, stderr } = await run(['train', '--data', data, '--out', model]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /cannot be used: it does not begin like an IDX file\. Get the file again\./,
    );
    expect(await readdir(model)).toEqual(before);
  });
});
