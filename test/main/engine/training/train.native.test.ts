import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DIGIT_CLASSES } from '../../../../app/contract/dataset.ts';
import type { TrainingProgress, TrainingSettings } from '../../../../app/contract/training.ts';
import { type Dataset, loadDataset } from '../../../../app/main/engine/dataset/dataset.ts';
import { starterSource } from '../../../../app/main/engine/dataset/dataset-source.ts';
import { createDigitSet } from '../../../../app/main/engine/dataset/digit-set.ts';
import { createNetwork, type Network } from '../../../../app/main/engine/network/network.ts';
import { initialParameters } from '../../../../app/main/engine/network/parameters.ts';
import { presetLayers } from '../../../../app/main/engine/network/presets.ts';
import { liveTensors } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { train, type TrainingOptions } from '../../../../app/main/engine/training/train.ts';
import { inventDigits } from '../dataset/digit-files.ts';
import { failureOf } from '../failure-of.ts';

const RESOURCES = join(import.meta.dirname, '../../../../resources');
const quick: TrainingSettings = { epochs: 2, batchSize: 64, learningRate: 0.001, seed: 1 };

beforeAll(loadTensorFlow);

/** 300 digits: the last of five batches is smaller. */
function smallDataset(): Dataset {
  const train = createDigitSet(inventDigits(300, 1), 10);
  const test = createDigitSet(inventDigits(50, 2), 10);
  return {
    summary: {
      ...{ id: 'invented', name: 'invented', classes: DIGIT_CLASSES },
      ...{ trainCount: 300, testCount: 50 },
    },
    ...{ train, test },
    free() {
      train.free();
      test.free();
    },
  };
}

function newNetwork(seed = 1): Network {
  const layers = presetLayers('mlp', 10);
  return createNetwork(layers, initialParameters(layers, seed));
}

/** Trains on the small dataset and frees all but the answer. */
async function trainSmall(settings: TrainingSettings, changes: Partial<TrainingOptions> = {}) {
  const dataset = smallDataset();
  const network = newNetwork(settings.seed);
  try {
    const result = await train({
      ...{ network, dataset, settings, signal: new AbortController().signal },
      ...{ onProgress: () => undefined, onEpoch: () => undefined, ...changes },
    });
    return { result, values: network.values() };
  } finally {
    network.free();
    dataset.free();
  }
}

describe('train', () => {
  it('sees every digit of an epoch, the incomplete last batch too, and tests after each', async () => {
    const epochs: number[][] = [];
    const { result } = await trainSmall(quick, {
      onEpoch: ({ epoch, step, test }) => epochs.push([epoch, step, test.count]),
    });
    expect(epochs).toEqual([
      [1, 5, 50],
      [2, 10, 50],
    ]);
    expect(result).toMatchObject({ kind: 'completed', epochsDone: 2, steps: 10 });
    expect(result.test.accuracy).toBeGreaterThan(0.9);
  });

  it('gives the same weights, bit for bit, for the same seed', async () => {
    const first = await trainSmall(quick);
    const second = await trainSmall(quick);
    const other = await trainSmall({ ...quick, seed: 2 });
    expect(second.values.every((value, index) => sameBits(value, first.values[index]!))).toBe(true);
    expect(sameBits(other.values[0]!, first.values[0]!)).toBe(false);
  });

  it('frees all memory it took', async () => {
    await trainSmall(quick);
    const before = liveTensors();
    await trainSmall(quick);
    expect(liveTensors()).toBe(before);
    await failureOf(trainSmall({ ...quick, epochs: 100, learningRate: 1e38 }));
    expect(liveTensors()).toBe(before);
  });

  it('announces progress at most ten times a second, and the end', async () => {
    const progress: TrainingProgress[] = [];
    const begun = performance.now();
    await trainSmall({ ...quick, epochs: 30 }, { onProgress: (now) => progress.push(now) });
    const seconds = (performance.now() - begun) / 1000;
    expect(progress.length).toBeLessThanOrEqual(seconds * 10 + 1);
    expect(progress.at(-1)).toMatchObject({ step: 150, epoch: 30 });
    expect(progress.flatMap(({ points }) => points).at(-1)!.step).toBe(150);
  });

  it('stops after the step it is in, and keeps what was learned', async () => {
    const stopping = new AbortController();
    let stoppedAt = 0;
    const { result } = await trainSmall(
      { ...quick, epochs: 100 },
      {
        signal: stopping.signal,
        onProgress({ step }) {
          stoppedAt ||= step;
          stopping.abort();
        },
      },
    );
    expect(result).toMatchObject({ kind: 'stopped', steps: stoppedAt, test: { count: 50 } });
  });

  it('lets others have their turn after every step', async () => {
    let turns = 0;
    const dataset = smallDataset();
    const network = newNetwork();
    let running = true;
    const others = (async () => {
      while (running) {
        await new Promise((resolve) => setImmediate(resolve));
        turns++;
      }
    })();
    const { steps } = await train({
      ...{ network, dataset, settings: quick, signal: new AbortController().signal },
      ...{ onProgress: () => undefined, onEpoch: () => undefined },
    });
    running = false;
    await others;
    expect(turns).toBeGreaterThanOrEqual(steps);
    network.free();
    dataset.free();
  });

  it('notices at once that the loss is no longer a number', async () => {
    const failure = await failureOf(trainSmall({ ...quick, epochs: 100, learningRate: 1e38 }));
    expect(failure).toMatchObject({ code: 'training-diverged' });
  });
});

describe('on the starter digits', () => {
  // The app's own seed. Half of all seeds give a little less (mean 94.9 %, as with stock
  // tfjs-layers); this one gives 95.8 %, with one core or two and with or without oneDNN.
  const SEED = 1;

  it('the standard settings give 95 % of the 1,000 in 5 epochs', async () => {
    const dataset = await loadDataset(starterSource(RESOURCES));
    const network = newNetwork(SEED);
    const { test } = await train({
      ...{ network, dataset, signal: new AbortController().signal },
      settings: { epochs: 5, batchSize: 64, learningRate: 0.001, seed: SEED },
      ...{ onProgress: () => undefined, onEpoch: () => undefined },
    });
    network.free();
    dataset.free();
    expect(test.count).toBe(1_000);
    expect(test.accuracy).toBeGreaterThanOrEqual(0.95);
  });
});

function sameBits(a: Float32Array, b: Float32Array): boolean {
  return Buffer.compare(Buffer.from(a.buffer), Buffer.from(b.buffer)) === 0;
}
