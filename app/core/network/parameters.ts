import type { Layer, LayerKind } from '../../contract/network.ts';
import { fittingShapes, type Shape } from './shapes.ts';

export type ParameterRole =
  | 'kernel'
  | 'bias'
  /** Of batch normalization, the two that it learns: y = gamma * normalized + beta. */
  | 'gamma'
  | 'beta'
  /** And the two that it keeps of the batches it has seen; no gradient changes them. */
  | 'moving_mean'
  | 'moving_variance';

/** A parameter of a network: what it is called in a model file, and its shape. */
export interface ParameterDescription {
  /** As in tfjs layers: `conv2d_1/kernel`. */
  name: string;
  role: ParameterRole;
  shape: Shape;
  /** The place of its layer. */
  layer: number;
}

/** What Keras and tfjs call the layers. */
const KERAS_NAMES: Readonly<Record<LayerKind, string>> = {
  dense: 'dense',
  conv2d: 'conv2d',
  maxPool: 'max_pooling2d',
  averagePool: 'average_pooling2d',
  batchNorm: 'batch_normalization',
  relu: 're_lu',
  leakyRelu: 'leaky_re_lu',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  dropout: 'dropout',
  flatten: 'flatten',
};

/**
 * The parameters of a network in the order of its layers.
 * @throws RangeError if the layers do not fit
 */
export function parametersOf(layers: readonly Layer[]): ParameterDescription[] {
  const shapes = fittingShapes(layers);
  return layers.flatMap((layer, index) => {
    const name = layerName(layers, index);
    return parametersOfLayer(layer, shapes[index]!.input).map(
      ([role, shape]): ParameterDescription => ({
        ...{ name: `${name}/${role}`, role, shape, layer: index },
      }),
    );
  });
}

/** Whether gradients change it. */
export function isLearned({ role }: ParameterDescription): boolean {
  return role !== 'moving_mean' && role !== 'moving_variance';
}

/** How layers are called: the kind and its count from 1, as in `dense_2`. */
export function layerName(layers: readonly Layer[], index: number): string {
  const { kind } = layers[index]!;
  const count = layers.slice(0, index + 1).filter((layer) => layer.kind === kind).length;
  return `${KERAS_NAMES[kind]}_${count}`;
}

/** The parameters of one layer whose input has this shape, in the order of a model file. */
export function parametersOfLayer(layer: Layer, input: Shape): [ParameterRole, Shape][] {
  const channels = input.at(-1)!;
  switch (layer.kind) {
    case 'dense':
      return [
        ['kernel', [channels, layer.units]],
        ['bias', [layer.units]],
      ];
    case 'conv2d': {
      const { kernelSize, filters } = layer;
      const kernel: [ParameterRole, Shape] = [
        'kernel',
        [kernelSize, kernelSize, channels, filters],
      ];
      return layer.useBias ? [kernel, ['bias', [filters]]] : [kernel];
    }
    case 'batchNorm':
      return (['gamma', 'beta', 'moving_mean', 'moving_variance'] as const).map((role) => [
        role,
        [channels],
      ]);
    default:
      return [];
  }
}
