import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../app/contract/network.ts';
import { isLearned, layerName, parametersOf } from '../../../app/core/network/parameters.ts';

const convolution: Layer = {
  ...{ kind: 'conv2d', filters: 8, kernelSize: 3, stride: 2, padding: 'same', useBias: true },
};
const layers: readonly Layer[] = [
  convolution,
  { ...convolution, filters: 5, kernelSize: 2, useBias: false },
  { kind: 'batchNorm' },
  { kind: 'relu' },
  { kind: 'flatten' },
  { kind: 'dense', units: 6 },
  { kind: 'batchNorm' },
  { kind: 'dense', units: 10 },
];

describe('the parameters of a network', () => {
  it('have the names of tfjs layers and the shapes of Keras, in the order of the layers', () => {
    expect(parametersOf(layers).map(({ name, shape, layer }) => [name, shape, layer])).toEqual([
      ['conv2d_1/kernel', [3, 3, 1, 8], 0],
      ['conv2d_1/bias', [8], 0],
      ['conv2d_2/kernel', [2, 2, 8, 5], 1],
      ['batch_normalization_1/gamma', [5], 2],
      ['batch_normalization_1/beta', [5], 2],
      ['batch_normalization_1/moving_mean', [5], 2],
      ['batch_normalization_1/moving_variance', [5], 2],
      ['dense_1/kernel', [7 * 7 * 5, 6], 5],
      ['dense_1/bias', [6], 5],
      ['batch_normalization_2/gamma', [6], 6],
      ['batch_normalization_2/beta', [6], 6],
      ['batch_normalization_2/moving_mean', [6], 6],
      ['batch_normalization_2/moving_variance', [6], 6],
      ['dense_2/kernel', [6, 10], 7],
      ['dense_2/bias', [10], 7],
    ]);
  });

  it('are learned, but for what a batch normalization keeps of its batches', () => {
    const kept = parametersOf(layers).filter((parameter) => !isLearned(parameter));
    expect(kept.map(({ role }) => role)).toEqual([
      ...['moving_mean', 'moving_variance', 'moving_mean', 'moving_variance'],
    ]);
  });

  it('have no name twice', () => {
    const names = parametersOf(layers).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are not those of layers that do not fit', () => {
    expect(() => parametersOf([{ kind: 'dense', units: 5 }])).toThrow(RangeError);
  });
});

describe('layerName', () => {
  it('counts each kind by itself', () => {
    expect(layers.map((_, index) => layerName(layers, index))).toEqual([
      ...['conv2d_1', 'conv2d_2', 'batch_normalization_1', 're_lu_1', 'flatten_1', 'dense_1'],
      ...['batch_normalization_2', 'dense_2'],
    ]);
  });
});
