import { createRandom } from '../../../core/random.ts';
import type { LayerDescriptions } from './layer-description.ts';

/** A parameter of a network: what it is called in a model file, and its shape. */
export interface ParameterDescription {
  name: string;
  kind: 'weights' | 'bias';
  shape: readonly number[];
  /** The layer's output goes straight into a ReLU. */
  feedsRelu: boolean;
}

/** The parameters in the order of the layers, weights before bias, with the names of tfjs layers. */
export function parametersOf(layers: LayerDescriptions): ParameterDescription[] {
  const found: ParameterDescription[] = [];
  layers.forEach((layer, index) => {
    if (layer.kind !== 'dense') return;
    const name = layerName(layers, index);
    const feedsRelu = layers[index + 1]?.kind === 'relu';
    const shape = [layer.inputs, layer.outputs];
    found.push(
      { name: `${name}/kernel`, kind: 'weights', shape, feedsRelu },
      { name: `${name}/bias`, kind: 'bias', shape: [layer.outputs], feedsRelu },
    );
  });
  return found;
}

/** How layers are called: the kind and its count from 1, as in `dense_2`. */
export function layerName(layers: LayerDescriptions, index: number): string {
  const { kind } = layers[index]!;
  const count = layers.slice(0, index + 1).filter((layer) => layer.kind === kind).length;
  return `${kind}_${count}`;
}

/** The number of values in a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The number of values that the network learns. */
export function parameterCount(layers: LayerDescriptions): number {
  return parametersOf(layers).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

/** The values that training begins with; the same seed gives the same values. */
export function initialParameters(layers: LayerDescriptions, seed: number): Float32Array[] {
  const random = createRandom(seed);
  return parametersOf(layers).map(({ kind, shape, feedsRelu }) => {
    if (kind === 'bias') return new Float32Array(sizeOf(shape));
    const limit = feedsRelu ? heLimit(shape) : glorotLimit(shape);
    return Float32Array.from({ length: sizeOf(shape) }, () => (2 * random.next() - 1) * limit);
  });
}

/**
 * Uniform within ±sqrt(6 / inputs): a ReLU passes half of the variance on, so the weights before it
 * need twice as much (He and others 2015, https://arxiv.org/abs/1502.01852).
 */
function heLimit([inputs]: readonly number[]): number {
  return Math.sqrt(6 / inputs!);
}

/**
 * Uniform within ±sqrt(6 / (inputs + outputs)), which keeps the variance of signals and gradients
 * from layer to layer (Glorot and Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html).
 */
function glorotLimit([inputs, outputs]: readonly number[]): number {
  return Math.sqrt(6 / (inputs! + outputs!));
}
