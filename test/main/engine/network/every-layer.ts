import type { Layer } from '../../../../app/contract/network.ts';

/** A network of ten classes with every kind of layer in it, quick to compute. */
export const everyLayer: readonly Layer[] = [
  { kind: 'conv2d', filters: 4, kernelSize: 4, stride: 2, padding: 'same', useBias: false },
  { kind: 'batchNorm' },
  { kind: 'leakyRelu', slope: 0.1 },
  { kind: 'conv2d', filters: 6, kernelSize: 3, stride: 1, padding: 'valid', useBias: true },
  { kind: 'tanh' },
  { kind: 'averagePool', size: 2 },
  { kind: 'conv2d', filters: 5, kernelSize: 2, stride: 1, padding: 'valid', useBias: true },
  { kind: 'maxPool', size: 2 },
  { kind: 'flatten' },
  { kind: 'dense', units: 12 },
  { kind: 'batchNorm' },
  { kind: 'relu' },
  { kind: 'dropout', rate: 0.25 },
  { kind: 'dense', units: 8 },
  { kind: 'sigmoid' },
  { kind: 'dense', units: 10 },
];
