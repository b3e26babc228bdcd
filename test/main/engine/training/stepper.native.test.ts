import { beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../../../app/contract/network.ts';
import type { Recipe } from '../../../../app/contract/recipe.ts';
import { presetNetwork } from '../../../../app/core/network/presets.ts';
import { withOutput } from '../../../../app/core/network/shapes.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { createNetwork } from '../../../../app/main/engine/network/network.ts';
import { liveTensors } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { createOptimizer } from '../../../../app/main/engine/training/optimizer.ts';
import { createStepper } from '../../../../app/main/engine/training/training-step.ts';
import { recipeOf, smallDataset } from './small-dataset.ts';

beforeAll(loadTensorFlow);

const BATCH = 32;
/** A bias right before a batch normalization would have a gradient of nothing but rounding. */
const everyKind: Layer[] = [
  { kind: 'conv2d', filters: 4, kernelSize: 3, stride: 1, padding: 'same', useBias: true },
  { kind: 'leakyRelu', slope: 0.1 },
  { kind: 'maxPool', size: 2 },
  { kind: 'batchNorm' },
  { kind: 'conv2d', filters: 6, kernelSize: 3, stride: 2, padding: 'valid', useBias: false },
  { kind: 'averagePool', size: 2 },
  { kind: 'tanh' },
  { kind: 'flatten' },
  { kind: 'dense', units: 12 },
  { kind: 'sigmoid' },
  { kind: 'batchNorm' },
  { kind: 'dropout', rate: 0.2 },
];

/** Some steps, the third one of a smaller batch; as a graph, or op by op. */
function steps(layers: readonly Layer[], recipe: Recipe, isGraph: boolean) {
  const dataset = smallDataset();
  const all = withOutput(layers, 10);
  const network = createNetwork(all, initialParameters(all, 1));
  const optimizer = createOptimizer(recipe, network.learned);
  const { labelSmoothing, learningRate } = recipe;
  const parts = { network, optimizer, digits: dataset.train, augmenter: null, labelSmoothing };
  // No batch is ever that large: then none is full.
  const stepper = createStepper({ ...parts, batchSize: isGraph ? BATCH : 1000 });
  const losses = [1, 2, 3, 4, 5].map((step) => {
    const length = step === 3 ? 7 : BATCH;
    const indices = Int32Array.from({ length }, (_, place) => step * BATCH + place);
    return stepper.take(indices, { seed: 1, step }, learningRate).loss;
  });
  stepper.settle();
  const result = { losses, values: network.values(), optimizer: optimizer.state() };
  stepper.free();
  optimizer.free();
  network.free();
  dataset.free();
  return result;
}

describe('steps that run as a graph', () => {
  it.each([
    ['every kind of layer, AdamW, label smoothing', everyKind, 'adamw'],
    ['every kind of layer, SGD', everyKind, 'sgd'],
    ["the lesson's network, Adam", presetNetwork('mlp').layers, 'adam'],
  ] as const)('do what the ops do one by one: %s', (_, layers, optimizer) => {
    const recipe = recipeOf({ optimizer, weightDecay: 0.01, labelSmoothing: 0.1 });
    const [graph, ops] = [steps(layers, recipe, true), steps(layers, recipe, false)];
    graph.losses.forEach((loss, step) => expect(loss).toBeCloseTo(ops.losses[step]!, 5));
    const largest = (one: readonly Float32Array[], other: readonly Float32Array[]) =>
      Math.max(
        ...one.map((values, place) =>
          values.reduce(
            (most, value, at) => Math.max(most, Math.abs(value - other[place]![at]!)),
            0,
          ),
        ),
      );
    // TensorFlow may join ops of a graph, and then rounds otherwise.
    expect(largest(graph.values, ops.values)).toBeLessThan(1e-4);
    expect(graph.optimizer.step).toBe(5);
    expect(largest(graph.optimizer.values, ops.optimizer.values)).toBeLessThan(1e-4);
  });

  it('leave no tensor behind', () => {
    steps(everyKind, recipeOf(), true);
    const before = liveTensors();
    steps(everyKind, recipeOf(), true);
    expect(liveTensors()).toBe(before);
  });
});
