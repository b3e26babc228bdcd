import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DigitSet } from '../../../../app/main/engine/dataset/digit-set.ts';
import { checkHand } from '../../../../app/main/engine/hand/check-hand.ts';
import { answersOf } from '../../../../app/main/engine/hand/answers.ts';
import { learnHand } from '../../../../app/main/engine/hand/learn-hand.ts';
import { createNetwork } from '../../../../app/main/engine/network/network.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { layers, lyingDigits, taughtNetwork, usualDigits } from './taught-network.ts';

let values: Float32Array[];
let replay: DigitSet;
beforeAll(async () => {
  await loadTensorFlow();
  const taught = await taughtNetwork();
  values = taught.network.values();
  replay = taught.replay;
  taught.network.free();
});
afterAll(() => replay.free());

describe('checking what a hand brings', () => {
  it('leaves out digits that were written once, and learns from them all the same', async () => {
    // Of five kinds two twice.
    const own = lyingDigits(7, 3);
    const material = { own, replay, schooling: { styles: 0, labelSmoothing: 0 }, seed: 1 };
    const check = await checkHand({ layers, values }, material, () => undefined);
    expect(check.count).toBe(4);
    expect(check.after - check.before).toBe(check.gained - check.lost);
    const once = { ...material, own: lyingDigits(5, 3) };
    expect(await checkHand({ layers, values }, once, () => undefined)).toEqual({
      ...{ count: 0, before: 0, after: 0, gained: 0, lost: 0 },
    });
  });

  it('reads each drawing by a copy that learned from the others', async () => {
    const own = lyingDigits(15, 3);
    const done: number[] = [];
    const check = await checkHand(
      { layers, values },
      { own, replay, schooling: { styles: 0, labelSmoothing: 0 }, seed: 1 },
      (count) => done.push(count),
    );
    expect(check.count).toBe(15);
    expect(check.before).toBeLessThan(10);
    expect(check.after).toBeGreaterThan(check.before);
    expect(done).toHaveLength(10);
    expect(done.at(-1)).toBe(15);
  });

  it('is honest: what only the drawing itself could teach is not counted', async () => {
    // A four that lies on its side and is meant as a nought, and a nought as everybody writes it.
    const own = usualDigits(6, 2);
    own.images.set(lyingDigits(3).images.subarray(2 * 784, 3 * 784), 0);
    own.images.set(usualDigits(11, 3).images.subarray(10 * 784), 5 * 784);
    own.labels[5] = 0;
    expect(own.labels[0]).toBe(0);
    const taught = createNetwork(layers, values);
    await learnHand(taught, { own, replay, schooling: { styles: 0, labelSmoothing: 0 }, seed: 1 });
    expect((await answersOf(taught, own.images, 10))[0]).toBe(0);
    taught.free();
    const check = await checkHand(
      { layers, values },
      { own, replay, schooling: { styles: 0, labelSmoothing: 0 }, seed: 1 },
      () => undefined,
    );
    expect(check).toMatchObject({ count: 2, after: 1 });
  });

  it('ends when it is told to', async () => {
    const stopping = new AbortController();
    const own = lyingDigits(15);
    const checking = checkHand(
      { layers, values },
      { own, replay, schooling: { styles: 0, labelSmoothing: 0 }, seed: 1 },
      () => stopping.abort(),
      stopping.signal,
    );
    await expect(checking).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  });
});
