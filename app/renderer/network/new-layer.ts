import type { Layer, LayerKind } from '../../contract/network.ts';

/** All kinds, in the order of the menu: what learns, what shrinks, what bends, what helps. */
export const LAYER_KINDS = [
  ...(['conv2d', 'dense', 'maxPool', 'averagePool', 'flatten'] as const),
  ...(['relu', 'leakyRelu', 'tanh', 'sigmoid', 'batchNorm', 'dropout'] as const),
] satisfies readonly LayerKind[];

/** A layer as it is added, with numbers that are a good beginning. */
export function newLayer(kind: LayerKind): Layer {
  switch (kind) {
    case 'dense':
      return { kind, units: 128 };
    case 'conv2d':
      return { kind, filters: 16, kernelSize: 3, stride: 1, padding: 'valid', useBias: true };
    case 'maxPool':
    case 'averagePool':
      return { kind, size: 2 };
    case 'leakyRelu':
      return { kind, slope: 0.1 };
    case 'dropout':
      return { kind, rate: 0.2 };
    default:
      return { kind };
  }
}
