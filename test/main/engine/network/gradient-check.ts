import { expect } from 'vitest';
import { createRandom } from '../../../../app/core/random.ts';
import type { Layer, TrainingStep } from '../../../../app/main/engine/network/layer.ts';
import { floatTensor, readFloats } from '../../../../app/main/engine/ops/tensor.ts';
import { tidy } from '../../../../app/main/engine/ops/tidy.ts';
import {
  createVariable,
  destroyVariable,
  type Variable,
} from '../../../../app/main/engine/ops/variable.ts';

export interface Values {
  shape: readonly number[];
  values: Float32Array;
}

interface LayerCase {
  build: (parameters: readonly Variable[]) => Layer;
  parameters: readonly Values[];
  input: Values;
  training?: TrainingStep;
}

/** Small enough for the curve to be straight, large enough for float32. */
const STEP = 2 ** -7;

export function randomValues(shape: readonly number[], seed: number): Values {
  const random = createRandom(seed);
  const length = shape.reduce((product, size) => product * size, 1);
  return { shape, values: Float32Array.from({ length }, () => 2 * random.next() - 1) };
}

/**
 * Compares the gradients of a layer with central differences of a weighted sum of its outputs, by
 * every value of its input and of its parameters.
 */
export function checkGradients(layer: LayerCase): void {
  const { input, parameters, weights } = analytic(layer);
  compare(input, layer.input.values, (values) =>
    weightedSum({ ...layer, input: { ...layer.input, values } }, weights),
  );
  layer.parameters.forEach((parameter, index) => {
    compare(parameters[index]!, parameter.values, (values) => {
      const changed = layer.parameters.with(index, { ...parameter, values });
      return weightedSum({ ...layer, parameters: changed }, weights);
    });
  });
}

function compare(
  gradient: Float32Array,
  values: Float32Array,
  measure: (values: Float32Array) => number,
): void {
  expect(gradient.length).toBe(values.length);
  values.forEach((value, index) => {
    const above = measure(values.with(index, value + STEP));
    const below = measure(values.with(index, value - STEP));
    expect(gradient[index]).toBeCloseTo((above - below) / (2 * STEP), 3);
  });
}

function analytic(layer: LayerCase) {
  return withLayer(layer, (built, input) => {
    const pass = built.forward(input, layer.training);
    const weights = randomValues(pass.output.shape, 99);
    const gradients = pass.backward(floatTensor(weights.values, weights.shape), 'all');
    return {
      weights: weights.values,
      input: readFloats(gradients.input!),
      parameters: gradients.parameters.map(readFloats),
    };
  });
}

function weightedSum(layer: LayerCase, weights: Float32Array): number {
  return withLayer(layer, (built, input) =>
    readFloats(built.forward(input, layer.training).output).reduce(
      (sum, value, index) => sum + value * weights[index]!,
      0,
    ),
  );
}

function withLayer<Result>(
  { build, parameters, input }: LayerCase,
  work: (layer: Layer, input: ReturnType<typeof floatTensor>) => Result,
): Result {
  const variables = parameters.map(({ values, shape }) => createVariable(values, shape));
  try {
    return tidy(() => work(build(variables), floatTensor(input.values.slice(), input.shape)));
  } finally {
    variables.forEach(destroyVariable);
  }
}
