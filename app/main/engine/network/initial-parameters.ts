import type { Layer } from '../../../contract/network.ts';
import { type ParameterDescription, parametersOf } from '../../../core/network/parameters.ts';
import { sizeOf } from '../../../core/network/shapes.ts';
import { createRandom, type Random } from '../../../core/random.ts';

/**
 * The values that training begins with, in the order of parametersOf; the same seed gives the same
 * values.
 * @throws RangeError if the layers do not fit
 */
export function initialParameters(layers: readonly Layer[], seed: number): Float32Array[] {
  const random = createRandom(seed);
  return parametersOf(layers).map((parameter) => {
    const values = new Float32Array(sizeOf(parameter.shape));
    switch (parameter.role) {
      case 'kernel':
        return fillUniform(values, kernelLimit(layers, parameter), random);
      case 'gamma':
      case 'moving_variance':
        return values.fill(1);
      case 'bias':
      case 'beta':
      case 'moving_mean':
        return values;
    }
  });
}

function fillUniform(values: Float32Array, limit: number, random: Random): Float32Array {
  for (let index = 0; index < values.length; index++) {
    values[index] = (2 * random.next() - 1) * limit;
  }
  return values;
}

function kernelLimit(layers: readonly Layer[], { layer, shape }: ParameterDescription): number {
  // A kernel is [...places, inputs, outputs], and a dense one has a single place.
  const places = sizeOf(shape.slice(0, -2));
  const inputs = places * shape.at(-2)!;
  const outputs = places * shape.at(-1)!;
  if (feedsBatchNorm(layers, layer)) return defaultLimit(inputs);
  return feedsRelu(layers, layer) ? heLimit(inputs) : glorotLimit(inputs, outputs);
}

/** A batch normalization follows, perhaps behind a pooling. */
function feedsBatchNorm(layers: readonly Layer[], index: number): boolean {
  const next = layers
    .slice(index + 1)
    .find(({ kind }) => kind !== 'maxPool' && kind !== 'averagePool');
  return next?.kind === 'batchNorm';
}

/**
 * Uniform within ±sqrt(1 / inputs), PyTorch's habit. The size of weights before a batch
 * normalization does not change what comes out, but smaller ones turn further in each step.
 */
function defaultLimit(inputs: number): number {
  return Math.sqrt(1 / inputs);
}

/** The next layer that bends or weighs what comes out of this one is a ReLU, leaky or not. */
function feedsRelu(layers: readonly Layer[], index: number): boolean {
  const next = layers.slice(index + 1).find(({ kind }) => !isPassedThrough(kind));
  return next?.kind === 'relu' || next?.kind === 'leakyRelu';
}

function isPassedThrough(kind: Layer['kind']): boolean {
  return ['batchNorm', 'maxPool', 'averagePool', 'dropout', 'flatten'].includes(kind);
}

/**
 * Uniform within ±sqrt(6 / inputs): a ReLU passes half of the variance on, so the weights before it
 * need twice as much (He and others 2015, https://arxiv.org/abs/1502.01852).
 */
function heLimit(inputs: number): number {
  return Math.sqrt(6 / inputs);
}

/**
 * Uniform within ±sqrt(6 / (inputs + outputs)), which keeps the variance of signals and gradients
 * from layer to layer (Glorot and Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html).
 */
function glorotLimit(inputs: number, outputs: number): number {
  return Math.sqrt(6 / (inputs + outputs));
}
