import { beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../../../app/contract/network.ts';
import { parametersOf } from '../../../../app/core/network/parameters.ts';
import { presetNetwork } from '../../../../app/core/network/presets.ts';
import { withOutput } from '../../../../app/core/network/shapes.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { createNetwork, type Network } from '../../../../app/main/engine/network/network.ts';
import {
  byteTensor,
  floatTensor,
  intTensor,
  readFloats,
} from '../../../../app/main/engine/ops/tensor.ts';
import { liveTensors, tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { mean } from '../../../../app/main/engine/prediction/metrics.ts';
import { predict } from '../../../../app/main/engine/prediction/predict.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { createOptimizer } from '../../../../app/main/engine/training/optimizer.ts';
import { inventDigits } from '../dataset/digit-files.ts';
import { everyLayer } from './every-layer.ts';

const dense: readonly Layer[] = [
  { kind: 'flatten' },
  { kind: 'dense', units: 6 },
  { kind: 'relu' },
  { kind: 'dropout', rate: 0.3 },
  { kind: 'dense', units: 10 },
];
const quick = withOutput(presetNetwork('quick').layers, 10);
const training = { seed: 3, step: 8 };
const COUNT = 8;
const { images, labels } = inventDigits(COUNT);

beforeAll(loadTensorFlow);

function withNetwork<Result>(
  layers: readonly Layer[],
  values: readonly Float32Array[],
  work: (network: Network) => Result,
): Result {
  const network = createNetwork(layers, values);
  try {
    return work(network);
  } finally {
    network.free();
  }
}

const bytes = () => byteTensor(images, [COUNT, 28, 28]);
const floats = () =>
  floatTensor(
    Float32Array.from(images, (pixel) => pixel / 255),
    [COUNT, 28, 28],
  );

function lossAndGradients(network: Network, smoothing = 0) {
  return tidy(() => {
    const answers = intTensor(Int32Array.from(labels), [COUNT]);
    const batch = network.gradients(bytes(), answers, training, smoothing);
    return {
      loss: mean(readFloats(batch.losses)),
      gradients: batch.gradients.map(readFloats),
    };
  });
}

function logitsOf(network: Network, make = bytes): Float32Array {
  return tidy(() => readFloats(network.logits(make())));
}

describe('a network', () => {
  it.each<[string, readonly Layer[], number, number]>([
    ['dense layers', dense, 0, 2 ** -8],
    ['dense layers, with label smoothing', dense, 0.2, 2 ** -8],
    ['every kind of layer, with label smoothing', everyLayer, 0.1, 2 ** -9],
  ])('has the gradient of its mean loss by what it learns: %s', (_, layers, smoothing, step) => {
    const values = initialParameters(layers, 1);
    const { learned, gradients } = withNetwork(layers, values, (network) => ({
      learned: network.learned.map(({ name }) => name),
      ...lossAndGradients(network, smoothing),
    }));
    const named = parametersOf(layers);
    expect(gradients.length).toBe(learned.length);
    learned.forEach((name, index) => {
      const parameter = named.findIndex((described) => described.name === name);
      // Pixels that no digit inks have no gradient: look where there is one.
      const places = [...gradients[index]!.keys()]
        .sort((a, b) => Math.abs(gradients[index]![b]!) - Math.abs(gradients[index]![a]!))
        .slice(0, 10);
      const slopes = places.map((place) => {
        const lossWith = (change: number) => {
          const changed = values[parameter]!.with(place, values[parameter]![place]! + change);
          return withNetwork(
            layers,
            values.with(parameter, changed),
            (network) => lossAndGradients(network, smoothing).loss,
          );
        };
        return (lossWith(step) - lossWith(-step)) / (2 * step);
      });
      // All of them together: a step may turn a ReLU or a maximum over, and one slope with it.
      // And a batch normalization takes a bias before it away: that has no slope.
      const found = places.map((place) => gradients[index]![place]!);
      const error = Math.hypot(...slopes.map((slope, at) => slope - found[at]!));
      expect(error, name).toBeLessThan(0.001 + 0.03 * Math.hypot(...slopes));
    });
  });

  it('says what it learns in the order of its gradients', () => {
    const learned = withNetwork(everyLayer, initialParameters(everyLayer, 1), (network) => {
      const { gradients } = lossAndGradients(network);
      network.learned.forEach(({ variable: { shape } }, index) => {
        const size = shape.reduce((product, length) => product * length, 1);
        expect(gradients[index]!.length).toBe(size);
      });
      return network.learned.map(({ name, role }) => [name, role]);
    });
    expect(learned.slice(0, 5)).toEqual([
      ['conv2d_1/kernel', 'kernel'],
      ['batch_normalization_1/gamma', 'gamma'],
      ['batch_normalization_1/beta', 'beta'],
      ['conv2d_2/kernel', 'kernel'],
      ['conv2d_2/bias', 'bias'],
    ]);
  });

  it('gives back the values it was made of, and those it was given since', () => {
    const [values, others] = [initialParameters(everyLayer, 1), initialParameters(everyLayer, 2)];
    others.forEach((parameter, index) => parameter.fill(0.1 * index));
    withNetwork(everyLayer, values, (network) => {
      expect(network.values()).toEqual(values);
      network.setValues(others);
      expect(network.values()).toEqual(others);
    });
  });

  it('computes with values that it is given like a new network with them', () => {
    const [values, others] = [initialParameters(everyLayer, 1), initialParameters(everyLayer, 2)];
    const expected = withNetwork(everyLayer, others, logitsOf);
    const found = withNetwork(everyLayer, values, (network) => {
      network.setValues(others);
      return logitsOf(network);
    });
    expect(found).toEqual(expected);
  });

  it('refuses values of another network', () => {
    expect(() => createNetwork(dense, initialParameters(everyLayer, 1))).toThrow(RangeError);
    withNetwork(dense, initialParameters(dense, 1), (network) => {
      expect(() => network.setValues(initialParameters(dense, 1).slice(1))).toThrow(RangeError);
    });
  });

  it.each([
    ['flat', dense],
    ['a picture', everyLayer],
  ])('takes bytes and what it computes with alike: %s', (_, layers) => {
    withNetwork(layers, initialParameters(layers, 1), (network) => {
      const fromBytes = logitsOf(network);
      logitsOf(network, floats).forEach((logit, place) =>
        expect(logit).toBeCloseTo(fromBytes[place]!, 5),
      );
    });
  });

  it.each([
    ['dense', dense],
    ['every kind of layer', everyLayer],
  ])('predicts probabilities that add up to 1, one digit as among others: %s', (_, layers) => {
    withNetwork(layers, initialParameters(layers, 1), (network) => {
      const all = predict(network, images);
      const one = predict(network, images.slice(784, 2 * 784));
      expect(one.reduce((sum, share) => sum + share)).toBeCloseTo(1, 6);
      one.forEach((share, digit) => expect(share).toBeCloseTo(all[10 + digit]!, 6));
    });
  });

  it.each([
    ['dense', dense],
    ['every kind of layer', everyLayer],
  ])('leaves no tensor behind: %s', (_, layers) => {
    const values = initialParameters(layers, 1);
    const useOnce = () =>
      withNetwork(layers, values, (network) => {
        lossAndGradients(network, 0.1);
        logitsOf(network);
        network.setValues(values);
      });
    useOnce();
    const before = liveTensors();
    useOnce();
    expect(liveTensors()).toBe(before);
  });

  it('learns the same from the same, bit for bit', () => {
    const learn = () =>
      withNetwork(quick, initialParameters(quick, 1), (network) => {
        const recipe = {
          optimizer: 'adamw',
          momentum: 0.9,
          beta2: 0.99,
          weightDecay: 0.01,
        } as const;
        const optimizer = createOptimizer(recipe, network.learned);
        const digits = inventDigits(64);
        for (let step = 1; step <= 4; step++) {
          tidy(() => {
            const batch = byteTensor(digits.images, [64, 28, 28]);
            const answers = intTensor(Int32Array.from(digits.labels), [64]);
            const { gradients } = network.gradients(batch, answers, { seed: 1, step }, 0.05);
            optimizer.update(gradients, 0.01);
          });
        }
        optimizer.free();
        return network.values();
      });
    const values = learn();
    expect(values[0]).not.toEqual(initialParameters(quick, 1)[0]);
    expect(learn()).toEqual(values);
  });
});
