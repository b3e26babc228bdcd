import type { Layer } from '../../../contract/network.ts';
import { isLearned, type ParameterRole, parametersOf } from '../../../core/network/parameters.ts';
import { scale } from '../ops/arithmetic.ts';
import { softmaxCrossEntropy } from '../ops/loss.ts';
import type { Tensor } from '../ops/tensor.ts';
import { free, tidy } from '../ops/tidy.ts';
import type { Variable } from '../ops/variable.ts';
import { buildLayers } from './build-layers.ts';
import { inputOf } from './input.ts';
import type { ForwardPass, RunningLayer, TrainingStep } from './layer.ts';
import { createStorage } from './storage.ts';

interface BatchGradients {
  /** [B] cross-entropy of each sample, label smoothing included. */
  losses: Tensor;
  /** [B, classes] */
  logits: Tensor;
  /** Of the mean loss, by each learned parameter. */
  gradients: readonly Tensor[];
}

/** A parameter that gradients change. */
export interface LearnedParameter {
  readonly name: string;
  readonly role: ParameterRole;
  readonly variable: Variable;
}

/** A network with its parameters in native memory. Tensors that it returns belong to the caller. */
export interface Network {
  /** All of them, the last one gives the logits. */
  readonly layers: readonly Layer[];
  /** What gradients change, in the order of `gradients`. */
  readonly learned: readonly LearnedParameter[];
  /** All parameters, in their order. */
  readonly variables: readonly Variable[];
  /** The logits [B, classes] of images [B, 28, 28]: uint8 from 0 to 255, or float32 from 0 to 1. */
  logits(images: Tensor): Tensor;
  /** What each layer makes of such images, in order; the last are the logits. */
  outputs(images: Tensor): readonly Tensor[];
  /**
   * One way forward and back, as a step of training does. `labels` [B] are int32; `labelSmoothing`
   * is the share of the label's probability that is spread over all classes.
   */
  gradients(
    images: Tensor,
    labels: Tensor,
    training: TrainingStep,
    labelSmoothing?: number,
  ): BatchGradients;
  /** Copies of all parameters' values, in the order of parametersOf. */
  values(): Float32Array[];
  /** Puts values, in the same order, in the place of those that are there. */
  setValues(values: readonly Float32Array[]): void;
  /** Frees the parameters; the network is of no use afterwards. */
  free(): void;
}

/**
 * Builds a network from all its layers and the values of its parameters, in their order.
 * @throws RangeError if the layers do not fit, or the values do not fit the layers
 */
export function createNetwork(layers: readonly Layer[], values: readonly Float32Array[]): Network {
  const parameters = parametersOf(layers);
  const storage = createStorage(parameters, values);
  const running = buildLayers(layers, storage);
  const variables = running.flatMap((layer) => layer.learned);
  const learned = parameters
    .filter(isLearned)
    .map(({ name, role }, index) => ({ name, role, variable: variables[index]! }));

  return {
    layers,
    learned,
    variables: storage.variables,
    logits: (images) =>
      tidy(() =>
        running.reduce(
          (input, layer) => {
            const output = tidy(() => layer.forward(input).output);
            // Nothing goes back: of a deep network only two layers' outputs are there at a time.
            if (output !== input && input !== images) free(input);
            return output;
          },
          inputOf(images, layers),
        ),
      ),
    outputs: (images) =>
      tidy(() => {
        let input = inputOf(images, layers);
        return running.map((layer) => (input = layer.forward(input).output));
      }),
    gradients: (images, labels, training, labelSmoothing = 0) =>
      tidy(() => {
        const passes = forward(running, inputOf(images, layers), training);
        const logits = passes.at(-1)!.output;
        const { losses, gradient } = softmaxCrossEntropy(logits, labels, labelSmoothing);
        const ofMean = scale(gradient, 1 / labels.shape[0]!);
        return { losses, logits, gradients: backward(running, passes, ofMean) };
      }),
    values: storage.values,
    setValues: storage.setValues,
    free: storage.free,
  };
}

function forward(
  layers: readonly RunningLayer[],
  images: Tensor,
  training: TrainingStep,
): ForwardPass[] {
  let input = images;
  return layers.map((layer) => {
    const pass = layer.forward(input, training);
    input = pass.output;
    return pass;
  });
}

/** The gradients by all learned parameters, from the last layer to the first that learns. */
function backward(
  layers: readonly RunningLayer[],
  passes: readonly ForwardPass[],
  ofOutput: Tensor,
): Tensor[] {
  const first = layers.findIndex((layer) => layer.learned.length > 0);
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
