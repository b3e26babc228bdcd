import { beforeAll, describe, expect, it } from 'vitest';
import { GRID_PIXELS, type PixelGrid } from '../../../../app/contract/digit.ts';
import { presetNetwork } from '../../../../app/core/network/presets.ts';
import { fittingShapes, withOutput } from '../../../../app/core/network/shapes.ts';
import type { Dataset } from '../../../../app/main/engine/dataset/dataset.ts';
import { createDigitSet } from '../../../../app/main/engine/dataset/digit-set.ts';
import type { Digits } from '../../../../app/main/engine/dataset/read-digits.ts';
import { createExplanations } from '../../../../app/main/engine/explanation/explanations.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { createNetwork, type Network } from '../../../../app/main/engine/network/network.ts';
import { byteTensor, readFloats } from '../../../../app/main/engine/ops/tensor.ts';
import { liveTensors, tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { predict } from '../../../../app/main/engine/prediction/predict.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { inventDigits } from '../dataset/digit-files.ts';

/** More than one chunk, and the last one not full. */
const COUNT = 1600;
const CLASSES = 10;
const train = inventDigits(COUNT);
const layers = withOutput(presetNetwork('quick').layers, CLASSES);
const grid: PixelGrid = inventDigits(1, 9).images.slice();

beforeAll(loadTensorFlow);

function randomNetwork(seed: number): Network {
  return createNetwork(layers, initialParameters(layers, seed));
}

function around(digits: Digits, classCount = CLASSES, networkInUse?: () => Network) {
  const set = createDigitSet(digits, classCount);
  const dataset: Dataset = {
    summary: { id: 'starter', name: '', classes: [], trainCount: COUNT, testCount: 0 },
    hash: 'a dataset',
    train: set,
    test: set,
    free: () => set.free(),
  };
  const loans = { lent: 0, back: 0 };
  const network = randomNetwork(1);
  const explanations = createExplanations({
    readerInUse: () => Promise.resolve({ network: networkInUse?.() ?? network, doubt: null }),
    borrowDataset() {
      loans.lent++;
      return Promise.resolve({ dataset, giveBack: () => loans.back++ });
    },
  });
  return { explanations, loans, network };
}

function imageOf({ images }: Digits, index: number): Uint8Array {
  return images.subarray(index * GRID_PIXELS, (index + 1) * GRID_PIXELS);
}

function distance(a: Uint8Array, b: Uint8Array): number {
  const sum = a.reduce((total, value, pixel) => total + (value - b[pixel]!) ** 2, 0);
  return Math.sqrt(sum / GRID_PIXELS) / 255;
}

describe('classMeans', () => {
  it('are the means of the training samples of each class', async () => {
    const { pixels } = await around(train).explanations.classMeans({});
    const sums = Array.from({ length: CLASSES }, () => new Float64Array(GRID_PIXELS));
    const counts = new Array<number>(CLASSES).fill(0);
    train.labels.forEach((label, index) => {
      counts[label]!++;
      imageOf(train, index).forEach((value, pixel) => (sums[label]![pixel]! += value));
    });
    const means = sums.flatMap((sum, label) => [...sum].map((value) => value / counts[label]!));
    expect([...pixels]).toEqual(means.map(Math.round));
  });

  it('are blank for a class that has no samples', async () => {
    const { pixels } = await around(train, CLASSES + 1).explanations.classMeans({});
    expect(pixels).toHaveLength((CLASSES + 1) * GRID_PIXELS);
    expect(pixels.subarray(CLASSES * GRID_PIXELS).every((value) => value === 0)).toBe(true);
  });
});

describe('nearestSamples', () => {
  it('are those that comparing with all of them one by one finds', async () => {
    const { explanations } = around(train);
    const truth = [...train.labels.keys()]
      .map((index) => ({ index, distance: distance(imageOf(train, index), grid) }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, 3);
    const found = await explanations.nearestSamples({ pixels: grid });
    expect(found.map(({ index }) => index)).toEqual(truth.map(({ index }) => index));
    found.forEach(({ index, label, pixels, distance: found }, place) => {
      expect(found).toBeCloseTo(truth[place]!.distance, 12);
      expect(label).toBe(train.labels[index]);
      expect(pixels).toEqual(imageOf(train, index));
    });
  });

  it('find a sample itself, at no distance', async () => {
    const { explanations } = around(train);
    const last = imageOf(train, COUNT - 1).slice();
    const [first] = await explanations.nearestSamples({ pixels: last });
    expect(first).toMatchObject({ index: COUNT - 1, distance: 0 });
  });

  it('are fewer where there are no three', async () => {
    const { explanations } = around(inventDigits(2));
    expect(await explanations.nearestSamples({ pixels: grid })).toHaveLength(2);
  });
});

describe('occlude', () => {
  function hideAround(pixels: PixelGrid, row: number, column: number): PixelGrid {
    return pixels.map((value, pixel) => {
      const isHidden =
        Math.abs(Math.floor(pixel / 28) - row) <= 2 && Math.abs((pixel % 28) - column) <= 2;
      return isHidden ? 0 : value;
    });
  }

  /** Ink in one quarter only: elsewhere there is nothing to hide. */
  const quarter = grid.map((value, pixel) => (pixel < 392 && pixel % 28 < 14 ? value : 0));

  it('gives the probability with each square hidden', async () => {
    const { explanations, network } = around(train);
    const whole = predict(network, quarter);
    const { label, probability, hidden } = await explanations.occlude({ pixels: quarter });
    expect(label).toBe(whole.indexOf(Math.max(...whole)));
    expect(probability).toBeCloseTo(whole[label]!, 6);
    for (let pixel = 0; pixel < GRID_PIXELS; pixel += 3) {
      const changed = hideAround(quarter, Math.floor(pixel / 28), pixel % 28);
      expect(hidden[pixel]).toBeCloseTo(predict(network, changed)[label]!, 5);
    }
  });

  it('asks all of the network that took the place of the one it began with', async () => {
    const [old, next] = [randomNetwork(2), randomNetwork(3)];
    let asked = 0;
    const { explanations } = around(train, CLASSES, () => (asked++ < 2 ? old : next));
    const answer = await explanations.occlude({ pixels: grid });
    const alone = around(train, CLASSES, () => next).explanations;
    expect(answer).toEqual(await alone.occlude({ pixels: grid }));
  });
});

it('tells what every layer makes of a grid, down to the logits', async () => {
  const { explanations, network } = around(train);
  const activations = await explanations.activations({ pixels: grid });
  expect(activations.map(({ layer }) => layer)).toEqual(layers);
  expect(activations.map(({ shape }) => shape)).toEqual(
    fittingShapes(layers).map(({ output }) => output),
  );
  for (const { shape, values } of activations) {
    expect(values).toHaveLength(shape.reduce((product, size) => product * size, 1));
  }
  const logits = tidy(() => readFloats(network.logits(byteTensor(grid, [1, 28, 28]))));
  expect(activations.at(-1)!.values).toEqual(logits);
});

it('gives back what it borrowed, and keeps nothing in native memory', async () => {
  const { explanations, loans } = around(train);
  const askAll = async () => {
    await explanations.classMeans({});
    await explanations.nearestSamples({ pixels: grid });
    await explanations.activations({ pixels: grid });
    await explanations.occlude({ pixels: grid });
  };
  await askAll();
  const before = liveTensors();
  await askAll();
  expect(liveTensors()).toBe(before);
  expect(loans).toEqual({ lent: 4, back: 4 });
});
