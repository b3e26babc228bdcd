import { expect } from 'vitest';
import { createRandom } from '../../../../app/core/random.ts';
import type { RunningLayer, TrainingStep } from '../../../../app/main/engine/network/layer.ts';
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
  build: (parameters: readonly Variable[]) => RunningLayer;
  parameters: readonly Values[];
  input: Values;
  training?: TrainingStep;
  /** How far a value is moved both ways, if not by STEP. */
  step?: number;
}

/** Small enough for the curve to be straight, large enough for float32. */
const STEP = 2 ** -7;

export function randomValues(shape: readonly number[], seed: number): Values {
  const random = createRandom(seed);
  const length = shape.reduce((product, size) => product * size, 1);
  return { shape, values: Float32Array.from({ length }, () => 2 * random.next() - 1) };
}

/** The same values with none near 0, where an activation may have a corner and no gradient. */
export function awayFromZero({ shape, values }: Values): Values {
  return { shape, values: values.map((value) => (Math.abs(value) < 0.05 ? 0.5 : value)) };
}

/** Values so far from each other that a step changes no order, as the maximum of some needs it. */
export function distinctValues(shape: readonly number[], seed: number): Values {
  const { values } = randomValues(shape, seed);
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  const ranked = new Float32Array(values.length);
  order.forEach((place, rank) => (ranked[place] = rank / 16 - values.length / 32));
  return { shape, values: ranked };
}

/**
 * Compares the gradients of a layer with central differences of a weighted sum of its outputs, by
 * every value of its input and of its parameters.
 */
export function checkGradients(layer: LayerCase): void {
  const { step = STEP } = layer;
  const { input, parameters, weights } = analytic(layer);
  compare(input, layer.input.values, step, (values) =>
    weightedSum({ ...layer, input: { ...layer.input, values } }, weights),
  );
  layer.parameters.forEach((parameter, index) => {
    compare(parameters[index]!, parameter.values, step, (values) => {
      const changed = layer.parameters.with(index, { ...parameter, values });
      return weightedSum({ ...layer, parameters: changed }, weights);
    });
  });
}

function compare(
  gradient: Float32Array,
  values: Float32Array,
  step: number,
  measure: (values: Float32Array) => number,
): void {
  expect(gradient.length).toBe(values.length);
  values.forEach((value, index) => {
    const above = measure(values.with(index, value + step));
    const below = measure(values.with(index, value - step));
    expect(gradient[index]).toBeCloseTo((above - below) / (2 * step), 3);
  });
}

function analytic(layer: LayerCase) {
  return withLayer(layer, (built, input) => {
    expect(built.learned.length).toBe(layer.parameters.length);
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
  work: (layer: RunningLayer, input: ReturnType<typeof floatTensor>) => Result,
): Result {
  const variables = parameters.map(({ values, shape }) => createVariable(values, shape));
  try {
    return tidy(() => work(build(variables), floatTensor(input.values.slice(), input.shape)));
  } finally {
    variables.forEach(destroyVariable);
  }
}
