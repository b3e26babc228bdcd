import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../../app/contract/network.ts';
import { parametersOf } from '../../../../app/core/network/parameters.ts';
import { presetNetwork } from '../../../../app/core/network/presets.ts';
import { withOutput } from '../../../../app/core/network/shapes.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';

const mlp = withOutput(presetNetwork('mlp').layers, 10);

const convolution = { kind: 'conv2d', kernelSize: 3, stride: 1, padding: 'valid' } as const;
const layers: readonly Layer[] = [
  { ...convolution, filters: 40, useBias: false },
  { kind: 'maxPool', size: 2 },
  { kind: 'dropout', rate: 0.1 },
  { kind: 'leakyRelu', slope: 0.1 },
  { ...convolution, filters: 30, useBias: true },
  { kind: 'tanh' },
  { ...convolution, filters: 20, useBias: false },
  { kind: 'averagePool', size: 2 },
  { kind: 'batchNorm' },
  { kind: 'relu' },
  { kind: 'flatten' },
  { kind: 'dense', units: 10 },
];

function valuesOf(network: readonly Layer[], name: string): Float32Array {
  const index = parametersOf(network).findIndex((parameter) => parameter.name === name);
  return initialParameters(network, 1)[index]!;
}

describe('parameters', () => {
  it.each<[string, readonly Layer[], string, number]>([
    ['a dense layer before a ReLU as He says', mlp, 'dense_1/kernel', Math.sqrt(6 / 784)],
    ['a last layer as Glorot says', mlp, 'dense_2/kernel', Math.sqrt(6 / (512 + 10))],
    [
      'a convolution before a leaky ReLU, behind whatever lets it through, as He says',
      layers,
      'conv2d_1/kernel',
      Math.sqrt(6 / (3 * 3)),
    ],
    [
      'a convolution before another bend as Glorot says, each place of the kernel counted',
      layers,
      'conv2d_2/kernel',
      Math.sqrt(6 / (3 * 3 * 40 + 3 * 3 * 30)),
    ],
    [
      'a convolution before a batch normalization as in PyTorch, pooled or not',
      layers,
      'conv2d_3/kernel',
      Math.sqrt(1 / (3 * 3 * 30)),
    ],
  ])('begin uniform, zero in the mean: %s', (_, network, name, limit) => {
    const kernel = valuesOf(network, name);
    const largest = kernel.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(largest).toBeLessThanOrEqual(Math.fround(limit));
    expect(largest).toBeGreaterThan(0.99 * limit);
    const sum = kernel.reduce((total, value) => total + value, 0);
    const squares = kernel.reduce((total, value) => total + value * value, 0);
    expect(Math.abs(sum / kernel.length)).toBeLessThan((6 * limit) / Math.sqrt(3 * kernel.length));
    expect(squares / kernel.length / limit ** 2).toBeCloseTo(1 / 3, 1);
  });

  it.each([
    ['conv2d_2/bias', 0],
    ['batch_normalization_1/gamma', 1],
    ['batch_normalization_1/beta', 0],
    ['batch_normalization_1/moving_mean', 0],
    ['batch_normalization_1/moving_variance', 1],
  ])('begin the same everywhere: %s is %i', (name, expected) => {
    expect(new Set(valuesOf(layers, name))).toEqual(new Set([expected]));
  });

  it('repeat for a seed and differ between seeds', () => {
    expect(initialParameters(mlp, 7)[2]).toEqual(initialParameters(mlp, 7)[2]);
    expect(initialParameters(mlp, 7)[2]).not.toEqual(initialParameters(mlp, 8)[2]);
  });

  it("of the lesson's network with seed 1 are those of every version before", () => {
    const hash = createHash('sha256');
    for (const values of initialParameters(mlp, 1)) hash.update(values);
    expect(hash.digest('hex')).toBe(
      '84d5c1fb0d193f3b8eab890a53d66a0748fac7f57bb1a4058b3c5f3f446c741a',
    );
  });
});
