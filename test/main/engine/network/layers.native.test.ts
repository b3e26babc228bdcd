import { beforeAll, describe, expect, it } from 'vitest';
import { createDense } from '../../../../app/main/engine/network/dense.ts';
import { createDropout } from '../../../../app/main/engine/network/dropout.ts';
import { createFlatten } from '../../../../app/main/engine/network/flatten.ts';
import { createRelu } from '../../../../app/main/engine/network/relu.ts';
import { floatTensor, readFloats } from '../../../../app/main/engine/ops/tensor.ts';
import { tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { checkGradients, randomValues } from './gradient-check.ts';

beforeAll(loadTensorFlow);
const training = { seed: 5, step: 3 };

describe('gradients agree with finite differences:', () => {
  it('dense', () => {
    checkGradients({
      build: ([weights, bias]) => createDense(weights!, bias!),
      parameters: [randomValues([4, 3], 1), randomValues([3], 2)],
      input: randomValues([5, 4], 3),
    });
  });

  it('relu', () => {
    const input = randomValues([5, 6], 4);
    // At 0 there is no gradient to compare with.
    const values = input.values.map((value) => (Math.abs(value) < 0.05 ? 0.5 : value));
    checkGradients({ build: createRelu, parameters: [], input: { ...input, values } });
  });

  it('flatten', () => {
    checkGradients({ build: createFlatten, parameters: [], input: randomValues([2, 3, 4], 5) });
  });

  it('dropout, while learning and while not', () => {
    const layer = {
      build: () => createDropout(0.4, 2),
      parameters: [],
      input: randomValues([4, 5], 6),
    };
    checkGradients({ ...layer, training });
    checkGradients(layer);
  });
});

describe('dropout', () => {
  const COUNT = 100_000;
  const drop = (rate: number, index: number, step?: { seed: number; step: number }) =>
    tidy(() => {
      const ones = floatTensor(new Float32Array(COUNT).fill(1), [COUNT]);
      return readFloats(createDropout(rate, index).forward(ones, step).output);
    });

  it('drops the share it is told to, and scales the rest so that the mean stays', () => {
    const values = drop(0.2, 3, training);
    const kept = values.filter((value) => value !== 0);
    expect(1 - kept.length / COUNT).toBeCloseTo(0.2, 2);
    expect(kept.every((value) => value === 1.25)).toBe(true);
  });

  it('does nothing when the network predicts', () => {
    expect(drop(0.2, 3).every((value) => value === 1)).toBe(true);
  });

  it('follows from seed, step and layer, and from nothing else', () => {
    const values = drop(0.5, 3, training);
    expect(drop(0.5, 3, training)).toEqual(values);
    expect(drop(0.5, 3, { seed: 5, step: 4 })).not.toEqual(values);
    expect(drop(0.5, 3, { seed: 6, step: 3 })).not.toEqual(values);
    expect(drop(0.5, 4, training)).not.toEqual(values);
  });
});
