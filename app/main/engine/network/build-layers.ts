import type { Layer } from '../../../contract/network.ts';
import { createLeakyRelu, createRelu, createSigmoid, createTanh } from './activations.ts';
import { createAveragePool } from './average-pool.ts';
import { createBatchNorm } from './batch-norm.ts';
import { createConv2d } from './conv2d.ts';
import { createDense } from './dense.ts';
import { createDropout } from './dropout.ts';
import { createFlatten } from './flatten.ts';
import type { RunningLayer } from './layer.ts';
import { createMaxPool } from './max-pool.ts';
import type { ParameterStorage } from './storage.ts';

/** The layers of a network, ready to compute with the parameters in the storage. */
export function buildLayers(layers: readonly Layer[], storage: ParameterStorage): RunningLayer[] {
  return layers.map((layer, index) => buildLayer(layer, index, storage));
}

function buildLayer(layer: Layer, index: number, storage: ParameterStorage): RunningLayer {
  switch (layer.kind) {
    case 'dense':
      return createDense(storage.variable(index, 'kernel'), storage.variable(index, 'bias'));
    case 'conv2d': {
      const bias = layer.useBias ? storage.variable(index, 'bias') : null;
      return createConv2d(storage.variable(index, 'kernel'), bias, layer);
    }
    case 'maxPool':
      return createMaxPool(layer.size);
    case 'averagePool':
      return createAveragePool(layer.size);
    case 'batchNorm':
      return createBatchNorm({
        gamma: storage.variable(index, 'gamma'),
        beta: storage.variable(index, 'beta'),
        mean: storage.variable(index, 'moving_mean'),
        variance: storage.variable(index, 'moving_variance'),
      });
    case 'relu':
      return createRelu();
    case 'leakyRelu':
      return createLeakyRelu(layer.slope);
    case 'tanh':
      return createTanh();
    case 'sigmoid':
      return createSigmoid();
    case 'dropout':
      return createDropout(layer.rate, index);
    case 'flatten':
      return createFlatten();
  }
}
