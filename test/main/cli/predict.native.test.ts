import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveModel } from '../../../app/main/engine/models/save-model.ts';
import type { Digits } from '../../../app/main/engine/dataset/read-digits.ts';
import { liveTensors } from '../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../app/main/engine/tensorflow.ts';
import { model as summary } from '../../fakes/samples.ts';
import { writeDataset } from '../engine/dataset/digit-files.ts';
import { layers, lyingDigits, taughtNetwork, usualDigits } from '../engine/hand/taught-network.ts';
import { objectsIn, run } from './recorded-output.ts';

/** A model, the digits it learned from, and what two people drew, one of them lying on its side. */
const at = { model: '', data: '', drawings: '' };
let folder: string;

function entriesOf({ images, labels }: Digits, writer: string) {
  return Array.from(labels, (label, place) => ({
    ...{ label, writer, pixels: [...images.subarray(place * 784, (place + 1) * 784)] },
  }));
}

beforeAll(async () => {
  await loadTensorFlow();
  folder = await mkdtemp(join(tmpdir(), 'digit-studio-test-'));
  at.model = join(folder, 'model');
  at.data = join(folder, 'digits');
  at.drawings = join(folder, 'drawings.json');
  const { network, replay } = await taughtNetwork();
  const dataset = { ...summary.dataset, id: at.data, name: 'drawn' };
  await saveModel(at.model, {
    ...{ summary: { ...summary, dataset }, layers, values: network.values() },
  });
  network.free();
  replay.free();
  await writeDataset(at.data, usualDigits(200), usualDigits(60, 9));
  const drawings = [...entriesOf(lyingDigits(25, 3), 'Ada'), ...entriesOf(usualDigits(30), 'Ben')];
  await writeFile(at.drawings, JSON.stringify(drawings));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const predict = (...args: string[]) => run(['predict', '--model', at.model, at.drawings, ...args]);

async function lastObject(...args: string[]) {
  const { exitCode, stdout, stderr } = await predict(...args, '--json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return objectsIn(stdout).at(-1)!;
}

describe('predict', () => {
  it('says how right it is, by class, by writer, and how much is refused', async () => {
    const scored = await lastObject('--by-writer');
    expect(scored).toMatchObject({ kind: 'predicted', count: 55 });
    expect(scored.byClass).toHaveLength(10);
    const byWriter = scored.byWriter as { writer: string; count: number; accuracy: number }[];
    expect(byWriter).toMatchObject([
      { writer: 'Ada', count: 25 },
      { writer: 'Ben', count: 30 },
    ]);
    const right = byWriter.reduce((sum, { count, accuracy }) => sum + count * accuracy, 0);
    expect(right / 55).toBeCloseTo(scored.accuracy as number, 10);
    expect(byWriter[0]!.accuracy).toBeLessThan(byWriter[1]!.accuracy);
    for (const share of [scored.refused, scored.unsure]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect(await lastObject()).not.toHaveProperty('byWriter');
  });

  it('learns each hand by its first drawings, and reads the rest before and after', async () => {
    const plain = await lastObject();
    const taught = await lastObject('--learn', '1');
    const { accuracy, count, byClass } = taught;
    expect({ accuracy, count, byClass }).toEqual({
      ...{ accuracy: plain.accuracy, count: plain.count, byClass: plain.byClass },
    });
    expect(taught.after).toBeGreaterThan(taught.before as number);
    expect(taught.mnistBefore).toBeGreaterThan(0.9);
    expect(taught.mnistAfter).toBeGreaterThan(0.9);
    expect(taught.secondsPerWriter).toBeGreaterThan(0);
    expect(taught.writers).toMatchObject([
      { writer: 'Ada', learned: 5, rest: 20 },
      { writer: 'Ben', learned: 10, rest: 20 },
    ]);
    const again = await lastObject('--learn', '1', '--data', at.data);
    expect([again.after, again.mnistAfter]).toEqual([taught.after, taught.mnistAfter]);
  });

  it('says the same for people', async () => {
    const { exitCode, stdout } = await predict('--by-writer', '--learn', '2');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^[\d.]+ % \(95 % interval .*\) of 55 drawn digits are right\./);
    expect(stdout).toMatch(/% are refused as no digits, .* % are unsure\./);
    expect(stdout).toMatch(/^Ada +10 +15 /m);
    expect(stdout).toMatch(
      /^Of the rest [\d.]+ % are right before learning and [\d.]+ % after\.$/m,
    );
    expect(stdout).toMatch(/^Of the test digits [\d.]+ % are before and [\d.]+ % after/m);
  });

  it('keeps nothing in native memory', async () => {
    await predict('--learn', '1');
    const before = liveTensors();
    await predict('--learn', '1');
    expect(liveTensors()).toBe(before);
  });

  it('says what it cannot learn from', async () => {
    expect((await predict('--learn', 'many')).exitCode).toBe(2);
    const all = await predict('--learn', '1000');
    expect(all).toMatchObject({ exitCode: 1 });
    expect(all.stderr).toContain('none is left');

    const unlabelled = join(folder, 'unlabelled.json');
    await writeFile(unlabelled, JSON.stringify([{ strokes: [[[0, 0], [5, 9]]] }])); // prettier-ignore
    const none = await run(['predict', '--model', at.model, unlabelled, '--learn', '1']);
    expect(none.stderr).toContain('needs a label for each drawing');

    const moved = join(folder, 'moved');
    const { network, replay } = await taughtNetwork();
    const dataset = { ...summary.dataset, id: join(folder, 'gone'), name: 'Gone digits' };
    await saveModel(moved, {
      ...{ summary: { ...summary, dataset }, layers, values: network.values() },
    });
    network.free();
    replay.free();
    const missing = await run(['predict', '--model', moved, at.drawings, '--learn', '1']);
    expect(missing.exitCode).toBe(1);
    expect(missing.stderr).toContain('The model was trained on Gone digits, which is not here');
  });
});
