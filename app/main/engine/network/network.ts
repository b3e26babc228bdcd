import { cast } from '../ops/array.ts';
import { scale } from '../ops/arithmetic.ts';
import { DataType } from '../ops/data-type.ts';
import { sparseSoftmaxCrossEntropy } from '../ops/loss.ts';
import type { Tensor } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { createVariable, destroyVariable, type Variable, variableValues } from '../ops/variable.ts';
import { createDense } from './dense.ts';
import { createDropout } from './dropout.ts';
import { createFlatten } from './flatten.ts';
import type { LayerDescriptions } from './layer-description.ts';
import type { ForwardPass, Layer, TrainingStep } from './layer.ts';
import { parametersOf } from './parameters.ts';
import { createRelu } from './relu.ts';

/** Images are bytes, 0 paper to 255 ink; the network computes with 0 to 1. */
const INK = 255;

interface BatchGradients {
  /** [B] cross-entropy of each sample. */
  losses: Tensor;
  /** [B, classes] */
  logits: Tensor;
  /** Of the mean loss, by each parameter. */
  gradients: readonly Tensor[];
}

/** A network with its parameters in native memory. Tensors that it returns belong to the caller. */
export interface Network {
  readonly layers: LayerDescriptions;
  readonly parameters: readonly Variable[];
  /** The logits [B, classes] of images [B, 28, 28] (uint8). */
  logits(images: Tensor): Tensor;
  /** One way forward and back, as a step of training does. `labels` [B] are int32. */
  gradients(images: Tensor, labels: Tensor, training: TrainingStep): BatchGradients;
  /** Copies of the parameters' values. */
  values(): Float32Array[];
  /** Frees the parameters; the network is of no use afterwards. */
  free(): void;
}

/** Builds a network from its description and the values of its parameters, in their order. */
export function createNetwork(layers: LayerDescriptions, values: readonly Float32Array[]): Network {
  const parameters = parametersOf(layers).map(({ shape }, index) =>
    createVariable(values[index]!, shape),
  );
  const built = buildLayers(layers, parameters);

  return {
    layers,
    parameters,
    logits: (images) =>
      tidy(() => built.reduce((input, layer) => layer.forward(input).output, inputOf(images))),
    gradients: (images, labels, training) =>
      tidy(() => {
        const passes = forward(built, inputOf(images), training);
        const logits = passes.at(-1)!.output;
        const { losses, gradient } = sparseSoftmaxCrossEntropy(logits, labels);
        const ofMean = scale(gradient, 1 / labels.shape[0]!);
        return { losses, logits, gradients: backward(built, passes, ofMean) };
      }),
    values: () => parameters.map(variableValues),
    free: () => parameters.forEach(destroyVariable),
  };
}

function buildLayers(layers: LayerDescriptions, parameters: readonly Variable[]): Layer[] {
  const unused = parameters.values();
  const next = () => unused.next().value!;
  return layers.map((layer, index) => {
    switch (layer.kind) {
      case 'flatten':
        return createFlatten();
      case 'dense':
        return createDense(next(), next());
      case 'relu':
        return createRelu();
      case 'dropout':
        return createDropout(layer.rate, index);
    }
  });
}

function inputOf(images: Tensor): Tensor {
  return scale(cast(images, DataType.float32), 1 / INK);
}

function forward(layers: readonly Layer[], images: Tensor, training: TrainingStep): ForwardPass[] {
  let input = images;
  return layers.map((layer) => {
    const pass = layer.forward(input, training);
    input = pass.output;
    return pass;
  });
}

/** The gradients by all parameters, from the last layer to the first that learns. */
function backward(
  layers: readonly Layer[],
  passes: readonly ForwardPass[],
  ofOutput: Tensor,
): Tensor[] {
  const first = layers.findIndex((layer) => layer.parameters.length > 0);
  const byLayer: (readonly Tensor[])[] = [];
  let gradient = ofOutput;
  for (let index = layers.length - 1; index >= first && first >= 0; index--) {
    const { input, parameters } = passes[index]!.backward(
      gradient,
      index === first ? 'parameters' : 'all',
    );
    byLayer.unshift(parameters);
    if (input) gradient = input;
  }
  return byLayer.flat();
}
