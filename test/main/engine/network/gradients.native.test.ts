import { beforeAll, describe, it } from 'vitest';
import {
  createLeakyRelu,
  createRelu,
  createSigmoid,
  createTanh,
} from '../../../../app/main/engine/network/activations.ts';
import { createAveragePool } from '../../../../app/main/engine/network/average-pool.ts';
import { createBatchNorm } from '../../../../app/main/engine/network/batch-norm.ts';
import { createConv2d } from '../../../../app/main/engine/network/conv2d.ts';
import { createDense } from '../../../../app/main/engine/network/dense.ts';
import { createDropout } from '../../../../app/main/engine/network/dropout.ts';
import { createFlatten } from '../../../../app/main/engine/network/flatten.ts';
import { createMaxPool } from '../../../../app/main/engine/network/max-pool.ts';
import { createVariable, type Variable } from '../../../../app/main/engine/ops/variable.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { awayFromZero, checkGradients, distinctValues, randomValues } from './gradient-check.ts';

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

  it.each([
    { padding: 'valid', stride: 1, side: 3 },
    { padding: 'same', stride: 1, side: 3 },
    { padding: 'valid', stride: 2, side: 3 },
    { padding: 'same', stride: 2, side: 2 },
    { padding: 'same', stride: 3, side: 5 },
  ] as const)('conv2d, $padding, stride $stride, kernel $side', ({ padding, stride, side }) => {
    const kernel = randomValues([side, side, 2, 3], 1);
    const input = randomValues([2, 6, 5, 2], 3);
    checkGradients({
      build: ([weights, bias]) => createConv2d(weights!, bias!, { padding, stride }),
      parameters: [kernel, randomValues([3], 2)],
      input,
    });
    checkGradients({
      build: ([weights]) => createConv2d(weights!, null, { padding, stride }),
      parameters: [kernel],
      input,
    });
  });

  it.each([
    { size: 2, side: 4 },
    // The last row and column belong to no square.
    { size: 2, side: 7 },
    { size: 3, side: 7 },
  ])('pooling by $size of $side x $side', ({ size, side }) => {
    const input = distinctValues([2, side, side, 2], 4);
    checkGradients({ build: () => createMaxPool(size), parameters: [], input, training });
    checkGradients({ build: () => createAveragePool(size), parameters: [], input });
  });

  it.each([
    ['of pictures', [3, 4, 5, 2]],
    ['of rows', [12, 3]],
  ])('batchNorm %s, by the statistics of the batch', (_, shape) => {
    const channels = [shape.at(-1)!];
    const size = channels[0]!;
    checkGradients({
      build: ([gamma, beta]) =>
        createBatchNorm({
          gamma: gamma!,
          beta: beta!,
          mean: createVariable(new Float32Array(size), channels),
          variance: createVariable(new Float32Array(size), channels),
        }),
      parameters: [randomValues(channels, 1), randomValues(channels, 2)],
      input: randomValues(shape, 3),
      training,
    });
  });

  it.each([
    ['of pictures', [3, 4, 5, 2]],
    ['of rows', [12, 3]],
  ])('batchNorm %s, by statistics that are kept, while learning and while not', (_, shape) => {
    const channels = [shape.at(-1)!];
    const [mean, deviation] = [randomValues(channels, 4), randomValues(channels, 5)];
    const layer = {
      build: ([gamma, beta]: readonly Variable[]) =>
        createBatchNorm({
          gamma: gamma!,
          beta: beta!,
          mean: createVariable(mean.values, channels),
          variance: createVariable(
            deviation.values.map((value) => 0.5 + value ** 2),
            channels,
          ),
        }),
      parameters: [randomValues(channels, 1), randomValues(channels, 2)],
      input: randomValues(shape, 3),
    };
    checkGradients({ ...layer, training: { ...training, statistics: 'kept' } });
    checkGradients(layer);
  });

  it('relu and leaky relu', () => {
    const input = awayFromZero(randomValues([5, 6], 4));
    checkGradients({ build: createRelu, parameters: [], input });
    checkGradients({ build: () => createLeakyRelu(0.2), parameters: [], input });
    checkGradients({ build: () => createLeakyRelu(0), parameters: [], input });
  });

  it('tanh and sigmoid', () => {
    const input = randomValues([5, 6], 4);
    checkGradients({ build: createTanh, parameters: [], input });
    checkGradients({ build: createSigmoid, parameters: [], input });
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
