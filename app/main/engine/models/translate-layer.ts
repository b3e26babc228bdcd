import type { Layer } from '../../../contract/network.ts';
import { MOVING_SHARE } from '../network/batch-norm.ts';
import { BATCH_NORM_EPSILON } from '../ops/normalization.ts';
import type { KerasLayer } from './keras-layer.ts';

/** One of our layers in the words of Keras. */
export function toKeras(layer: Layer, name: string): KerasLayer {
  switch (layer.kind) {
    case 'flatten':
      return { class_name: 'Flatten', config: { name } };
    case 'dense':
      return {
        class_name: 'Dense',
        config: { name, units: layer.units, activation: 'linear', use_bias: true },
      };
    case 'conv2d':
      return {
        class_name: 'Conv2D',
        config: {
          name,
          filters: layer.filters,
          kernel_size: square(layer.kernelSize),
          strides: square(layer.stride),
          padding: layer.padding,
          data_format: 'channels_last',
          activation: 'linear',
          use_bias: layer.useBias,
        },
      };
    case 'maxPool':
      return { class_name: 'MaxPooling2D', config: { name, ...toKerasPooling(layer.size) } };
    case 'averagePool':
      return { class_name: 'AveragePooling2D', config: { name, ...toKerasPooling(layer.size) } };
    case 'batchNorm':
      return {
        class_name: 'BatchNormalization',
        config: {
          name,
          axis: -1,
          momentum: 1 - MOVING_SHARE,
          epsilon: BATCH_NORM_EPSILON,
          center: true,
          scale: true,
        },
      };
    case 'relu':
    case 'tanh':
    case 'sigmoid':
      return { class_name: 'Activation', config: { name, activation: layer.kind } };
    case 'leakyRelu':
      return { class_name: 'LeakyReLU', config: { name, alpha: layer.slope } };
    case 'dropout':
      return { class_name: 'Dropout', config: { name, rate: layer.rate } };
  }
}

function toKerasPooling(size: number) {
  return {
    pool_size: square(size),
    strides: square(size),
    padding: 'valid' as const,
    data_format: 'channels_last' as const,
  };
}

function square(side: number): [number, number] {
  return [side, side];
}

/** Our layer that a layer of Keras is; its numbers may still be out of bounds. */
export function fromKeras(layer: KerasLayer): Layer {
  switch (layer.class_name) {
    case 'Flatten':
      return { kind: 'flatten' };
    case 'Dense':
      return { kind: 'dense', units: layer.config.units };
    case 'Conv2D':
      return {
        kind: 'conv2d',
        filters: layer.config.filters,
        kernelSize: layer.config.kernel_size[0],
        stride: layer.config.strides[0],
        padding: layer.config.padding,
        useBias: layer.config.use_bias,
      };
    case 'MaxPooling2D':
      return { kind: 'maxPool', size: layer.config.pool_size[0] };
    case 'AveragePooling2D':
      return { kind: 'averagePool', size: layer.config.pool_size[0] };
    case 'BatchNormalization':
      return { kind: 'batchNorm' };
    case 'Activation':
      return { kind: layer.config.activation };
    case 'LeakyReLU':
      return { kind: 'leakyRelu', slope: layer.config.alpha };
    case 'Dropout':
      return { kind: 'dropout', rate: layer.config.rate };
  }
}
