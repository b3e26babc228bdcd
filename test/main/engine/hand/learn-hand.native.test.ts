import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Digits } from '../../../../app/main/engine/dataset/read-digits.ts';
import type { DigitSet } from '../../../../app/main/engine/dataset/digit-set.ts';
import { presetNetwork } from '../../../../app/core/network/presets.ts';
import { withOutput } from '../../../../app/core/network/shapes.ts';
import { parametersOf } from '../../../../app/core/network/parameters.ts';
import { answersOf } from '../../../../app/main/engine/hand/answers.ts';
import { learnHand } from '../../../../app/main/engine/hand/learn-hand.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { createNetwork, type Network } from '../../../../app/main/engine/network/network.ts';
import { liveTensors } from '../../../../app/main/engine/ops/tidy.ts';
import { countRight } from '../../../../app/main/engine/prediction/metrics.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { layers, lyingDigits, taughtNetwork, usualDigits } from './taught-network.ts';

let base: Float32Array[];
let replay: DigitSet;
beforeAll(async () => {
  await loadTensorFlow();
  const taught = await taughtNetwork();
  base = taught.network.values();
  replay = taught.replay;
  taught.network.free();
});
afterAll(() => replay.free());

/** One of each class. */
const own = lyingDigits(5);
const rest = lyingDigits(50, 7);
const usual = usualDigits(100, 5);

async function shareRight(network: Network, digits: Digits): Promise<number> {
  const answers = await answersOf(network, digits.images, 10);
  return countRight(answers, digits.labels) / digits.labels.length;
}

async function learned(seed: number) {
  const network = createNetwork(layers, base);
  const seconds = await learnHand(network, {
    own,
    replay,
    schooling: { styles: 0, labelSmoothing: 0 },
    seed,
  });
  return { network, seconds };
}

describe('learning a hand', () => {
  it('by one drawing a class: the rest is read better, and what was known as well', async () => {
    const old = createNetwork(layers, base);
    const { network, seconds } = await learned(1);
    const before = await shareRight(old, rest);
    expect(await shareRight(network, rest)).toBeGreaterThan(before + 0.25);
    expect(await shareRight(old, usual)).toBeGreaterThan(0.95);
    expect(await shareRight(network, usual)).toBeGreaterThan(0.95);
    expect(seconds).toBeGreaterThan(0);
    expect(old.values()).toEqual(base);
    old.free();
    network.free();
  });

  it('leaves the statistics of batch normalization, and changes all that gradients do', async () => {
    const { network } = await learned(1);
    const values = network.values();
    parametersOf(layers).forEach(({ role }, place) => {
      const isStatistic = role === 'moving_mean' || role === 'moving_variance';
      if (isStatistic) expect(values[place]).toEqual(base[place]);
      else expect(values[place]).not.toEqual(base[place]);
    });
    network.free();
  });

  it('follows from the drawings and the seed', async () => {
    const [one, again, other] = [await learned(1), await learned(1), await learned(2)];
    expect(again.network.values()).toEqual(one.network.values());
    expect(other.network.values()).not.toEqual(one.network.values());
    [one, again, other].forEach(({ network }) => network.free());
  });

  it('draws habits into the samples, where they were learned with them', async () => {
    const plain = await learned(1);
    const styled = createNetwork(layers, base);
    await learnHand(styled, { own, replay, schooling: { styles: 1, labelSmoothing: 0 }, seed: 1 });
    expect(styled.values()).not.toEqual(plain.network.values());
    expect(await shareRight(styled, usual)).toBeGreaterThan(0.9);
    styled.free();
    plain.network.free();
  });

  it.each(['softmax', 'mlp'] as const)('teaches a %s network too', async (preset) => {
    const all = withOutput(presetNetwork(preset).layers, 10);
    const network = createNetwork(all, initialParameters(all, 1));
    await learnHand(network, { own, replay, schooling: { styles: 0, labelSmoothing: 0 }, seed: 1 });
    expect(await shareRight(network, own)).toBeGreaterThan(0.7);
    network.free();
  });

  it('ends when it is told to, gives others their turn, and keeps nothing', async () => {
    const network = createNetwork(layers, base);
    await learned(1).then((warm) => warm.network.free());
    const before = liveTensors();
    const stopping = new AbortController();
    const learning = learnHand(
      network,
      { own, replay, schooling: { styles: 0, labelSmoothing: 0 }, seed: 1 },
      stopping.signal,
    );
    setImmediate(() => stopping.abort());
    await expect(learning).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(liveTensors()).toBe(before);
    network.free();
  });
});
