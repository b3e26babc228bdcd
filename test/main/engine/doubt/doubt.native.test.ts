import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Doubt } from '../../../../app/contract/doubt.ts';
import { presetNetwork } from '../../../../app/core/network/presets.ts';
import { withOutput } from '../../../../app/core/network/shapes.ts';
import { namedRecipe } from '../../../../app/core/training/recipes.ts';
import { type Dataset, loadDataset } from '../../../../app/main/engine/dataset/dataset.ts';
import { starterSource } from '../../../../app/main/engine/dataset/dataset-source.ts';
import { otherStrangers } from '../../../../app/main/engine/doubt/drawn-grids.ts';
import { measureDoubt } from '../../../../app/main/engine/doubt/measure-doubt.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { createNetwork, type Network } from '../../../../app/main/engine/network/network.ts';
import { liveTensors } from '../../../../app/main/engine/ops/tidy.ts';
import { evaluateInDetail } from '../../../../app/main/engine/prediction/evaluate-in-detail.ts';
import { predict } from '../../../../app/main/engine/prediction/predict.ts';
import { readGrids } from '../../../../app/main/engine/prediction/read-grids.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { RunControl } from '../../../../app/main/engine/training/run-control.ts';
import { train } from '../../../../app/main/engine/training/train.ts';
import { recipeOf, smallDataset } from '../training/small-dataset.ts';

const RESOURCES = join(import.meta.dirname, '../../../../resources');
const layers = withOutput(presetNetwork('mlp').layers, 10);
const recipe = { ...namedRecipe('fast', layers), epochs: 2 };

let dataset: Dataset;
let network: Network;
let doubt: Doubt;

beforeAll(async () => {
  await loadTensorFlow();
  dataset = await loadDataset(starterSource(RESOURCES));
  network = createNetwork(layers, initialParameters(layers, 1));
  const result = await train({ network, dataset, recipe, control: new RunControl() });
  doubt = v.parse(Doubt, result.doubt);
}, 60_000);

afterAll(() => {
  network.free();
  dataset.free();
});

describe('a network that was trained on digits', () => {
  it('takes nearly all test digits for digits, and most of what is none for strangers', async () => {
    const { reliability } = await evaluateInDetail(network, doubt, dataset);
    expect(reliability!.accepted).toBeGreaterThan(0.95);
    expect(reliability!.refused).toBeGreaterThan(0.7);
  });

  it('knows about how often it is right, and is right where it is sure', async () => {
    const { reliability, accuracy } = await evaluateInDetail(network, doubt, dataset);
    expect(reliability!.count).toBe(500);
    expect(reliability!.after.error).toBeLessThan(0.04);
    expect(reliability!.sureAccuracy).toBeGreaterThan(accuracy);
  });

  it('is a few kilobytes more in the summary of its model', () => {
    expect(JSON.stringify(doubt).length).toBeLessThan(8_000);
  });

  it('measures the same again, and leaves no tensors behind', async () => {
    const before = liveTensors();
    expect(await measureDoubt(network, { dataset, recipe })).toEqual(doubt);
    expect(liveTensors()).toBe(before);
  });

  it('accepts what somebody draws otherwise once it is told that these are digits', async () => {
    const strange = (await otherStrangers()).slice(0, 10 * 784);
    const refusedBy = (one: Doubt) =>
      readGrids(network, one, strange).filter(({ verdict }) => verdict === 'stranger').length;
    const told = await measureDoubt(network, { dataset, recipe, known: strange });
    expect(refusedBy(told)).toBeLessThan(refusedBy(doubt));
  });
});

describe('readGrids', () => {
  const blank = new Uint8Array(784);

  it('reads each grid by itself', async () => {
    const grids = (await otherStrangers()).slice(0, 3 * 784);
    const all = readGrids(network, doubt, grids);
    const each = [0, 1, 2].map(
      (place) => readGrids(network, doubt, grids.slice(place * 784, (place + 1) * 784))[0]!,
    );
    all.forEach(({ probabilities, verdict }, place) => {
      expect(verdict).toBe(each[place]!.verdict);
      probabilities.forEach((share, label) =>
        expect(share).toBeCloseTo(each[place]!.probabilities[label]!, 4),
      );
    });
  });

  it('never takes a blank grid for a digit', () => {
    expect(readGrids(network, doubt, blank)[0]!.verdict).toBe('stranger');
    expect(readGrids(network, null, blank)[0]!.verdict).toBe('stranger');
  });

  it('says what the network says where its doubt was never measured', async () => {
    const grids = (await otherStrangers()).slice(0, 2 * 784);
    const plain = predict(network, grids);
    readGrids(network, null, grids).forEach(({ probabilities, verdict }, row) => {
      expect(verdict).not.toBe('stranger');
      probabilities.forEach((share, label) =>
        expect(share).toBeCloseTo(plain[row * 10 + label]!, 5),
      );
    });
  });
});

describe('classes that are no digits', () => {
  it('are doubted by how much they answer', async () => {
    const letters = { ...smallDataset() };
    letters.summary = { ...letters.summary, classes: [...'abcdefghij'] };
    const measured = await measureDoubt(network, { dataset: letters, recipe: recipeOf() });
    expect(measured.strangers).toMatchObject({ features: 0, weights: '', energy: 1 });
    const { reliability } = await evaluateInDetail(network, measured, letters);
    expect(reliability).toMatchObject({ refused: null, count: 25 });
    letters.free();
  });
});
