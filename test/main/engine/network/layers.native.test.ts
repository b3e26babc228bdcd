import { beforeAll, describe, expect, it } from 'vitest';
import { createBatchNorm } from '../../../../app/main/engine/network/batch-norm.ts';
import { createDropout } from '../../../../app/main/engine/network/dropout.ts';
import type { RunningLayer, TrainingStep } from '../../../../app/main/engine/network/layer.ts';
import { createMaxPool } from '../../../../app/main/engine/network/max-pool.ts';
import { floatTensor, readFloats } from '../../../../app/main/engine/ops/tensor.ts';
import { tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { createVariable, variableValues } from '../../../../app/main/engine/ops/variable.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { randomValues, type Values } from './gradient-check.ts';

beforeAll(loadTensorFlow);
const training = { seed: 5, step: 3 };

function outputOf(layer: RunningLayer, { values, shape }: Values, step?: TrainingStep) {
  return tidy(() => readFloats(layer.forward(floatTensor(values.slice(), shape), step).output));
}

describe('dropout', () => {
  const COUNT = 100_000;
  const ones = { values: new Float32Array(COUNT).fill(1), shape: [COUNT] };
  const drop = (rate: number, index: number, step?: TrainingStep) =>
    outputOf(createDropout(rate, index), ones, step);

  it('drops the share it is told to, and scales the rest so that the mean stays', () => {
    const values = drop(0.2, 3, training);
    const kept = values.filter((value) => value !== 0);
    expect(1 - kept.length / COUNT).toBeCloseTo(0.2, 2);
    expect(kept.every((value) => value === 1.25)).toBe(true);
  });

  it('does nothing when the network predicts', () => {
    expect(drop(0.2, 3).every((value) => value === 1)).toBe(true);
  });

  it('follows from seed, step and layer, and from nothing else', () => {
    const values = drop(0.5, 3, training);
    expect(drop(0.5, 3, training)).toEqual(values);
    expect(drop(0.5, 3, { seed: 5, step: 4 })).not.toEqual(values);
    expect(drop(0.5, 3, { seed: 6, step: 3 })).not.toEqual(values);
    expect(drop(0.5, 4, training)).not.toEqual(values);
  });
});

describe('max pooling', () => {
  it('finds the same values while learning and while predicting', () => {
    const input = randomValues([2, 7, 7, 3], 1);
    const values = outputOf(createMaxPool(2), input);
    expect(values.length).toBe(2 * 3 * 3 * 3);
    expect(outputOf(createMaxPool(2), input, training)).toEqual(values);
  });
});

describe('batch normalization', () => {
  const SIZE = 10;
  const CHANNELS = 2;
  const input = randomValues([SIZE, CHANNELS], 7);
  const [gamma, beta, oldMean, oldVariance] = [
    Float32Array.of(0.5, 2),
    Float32Array.of(1, -1),
    Float32Array.of(0.3, -0.2),
    Float32Array.of(2, 0.5),
  ];

  function build() {
    const mean = createVariable(oldMean, [CHANNELS]);
    const variance = createVariable(oldVariance, [CHANNELS]);
    const layer = createBatchNorm({
      gamma: createVariable(gamma, [CHANNELS]),
      beta: createVariable(beta, [CHANNELS]),
      mean,
      variance,
    });
    return { layer, mean, variance };
  }

  const channelOf = (values: Float32Array, channel: number) =>
    [...values].filter((_, index) => index % CHANNELS === channel);
  const meanOf = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value) / values.length;
  const squaresOf = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + (value - meanOf(values)) ** 2, 0);

  it.each([0, 1])('goes by the batch while it learns: channel %i', (channel) => {
    const values = channelOf(input.values, channel);
    const deviation = Math.sqrt(squaresOf(values) / SIZE + 1e-5);
    const found = channelOf(outputOf(build().layer, input, training), channel);
    found.forEach((value, index) => {
      const normal = (values[index]! - meanOf(values)) / deviation;
      expect(value).toBeCloseTo(gamma[channel]! * normal + beta[channel]!, 5);
    });
  });

  it.each([0, 1])('moves its statistics a fifth of the way to those: channel %i', (channel) => {
    const { layer, mean, variance } = build();
    outputOf(layer, input, training);
    const values = channelOf(input.values, channel);
    const unbiased = squaresOf(values) / (SIZE - 1);
    expect(variableValues(mean)[channel]).toBeCloseTo(
      0.8 * oldMean[channel]! + 0.2 * meanOf(values),
      6,
    );
    expect(variableValues(variance)[channel]).toBeCloseTo(
      0.8 * oldVariance[channel]! + 0.2 * unbiased,
      6,
    );
  });

  it.each([0, 1])('goes by its own statistics when it predicts: channel %i', (channel) => {
    const { layer, mean, variance } = build();
    const values = channelOf(input.values, channel);
    const found = channelOf(outputOf(layer, input), channel);
    found.forEach((value, index) => {
      const normal = (values[index]! - oldMean[channel]!) / Math.sqrt(oldVariance[channel]! + 1e-5);
      expect(value).toBeCloseTo(gamma[channel]! * normal + beta[channel]!, 5);
    });
    expect(variableValues(mean)).toEqual(oldMean);
    expect(variableValues(variance)).toEqual(oldVariance);
  });

  it('learns by its own statistics, and leaves them, where a step keeps them', () => {
    const { layer, mean, variance } = build();
    const predicted = outputOf(layer, input);
    expect(outputOf(layer, input, { ...training, statistics: 'kept' })).toEqual(predicted);
    expect(variableValues(mean)).toEqual(oldMean);
    expect(variableValues(variance)).toEqual(oldVariance);
  });
});
