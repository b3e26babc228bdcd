import { beforeAll, describe, expect, it } from 'vitest';
import type { LayerDescriptions } from '../../../../app/main/engine/network/layer-description.ts';
import { createNetwork } from '../../../../app/main/engine/network/network.ts';
import { initialParameters } from '../../../../app/main/engine/network/parameters.ts';
import { byteTensor, intTensor, readFloats } from '../../../../app/main/engine/ops/tensor.ts';
import { liveTensors, tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { mean } from '../../../../app/main/engine/prediction/metrics.ts';
import { predict } from '../../../../app/main/engine/prediction/predict.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { inventDigits } from '../dataset/digit-files.ts';

const layers: LayerDescriptions = [
  { kind: 'flatten' },
  { kind: 'dense', inputs: 784, outputs: 6 },
  { kind: 'relu' },
  { kind: 'dropout', rate: 0.3 },
  { kind: 'dense', inputs: 6, outputs: 10 },
];
const training = { seed: 3, step: 8 };
const STEP = 2 ** -8;
const { images, labels } = inventDigits(8);

beforeAll(loadTensorFlow);

function lossAndGradients(values: Float32Array[]) {
  const network = createNetwork(layers, values);
  try {
    return tidy(() => {
      const { losses, gradients } = network.gradients(
        byteTensor(images, [8, 28, 28]),
        intTensor(Int32Array.from(labels), [8]),
        training,
      );
      return { loss: mean(readFloats(losses)), gradients: gradients.map(readFloats) };
    });
  } finally {
    network.free();
  }
}

describe('a network', () => {
  it('has the gradient of its mean loss by every kind of parameter', () => {
    const values = initialParameters(layers, 1);
    const { gradients } = lossAndGradients(values);
    values.forEach((parameter, index) => {
      // Pixels that no digit inks have no gradient: look where there is one.
      const places = [...gradients[index]!.keys()]
        .sort((a, b) => Math.abs(gradients[index]![b]!) - Math.abs(gradients[index]![a]!))
        .slice(0, 10);
      for (const place of places) {
        const lossWith = (value: number) =>
          lossAndGradients(values.with(index, parameter.with(place, value))).loss;
        const above = lossWith(parameter[place]! + STEP);
        const below = lossWith(parameter[place]! - STEP);
        expect(gradients[index]![place]).toBeCloseTo((above - below) / (2 * STEP), 3);
      }
    });
  });

  it('gives back the values it was made of', () => {
    const values = initialParameters(layers, 1);
    const network = createNetwork(layers, values);
    expect(network.values()).toEqual(values);
    network.free();
  });

  it('predicts probabilities that add up to 1, the same for one digit as among others', () => {
    const network = createNetwork(layers, initialParameters(layers, 1));
    const all = predict(network, images);
    const one = predict(network, images.slice(784, 2 * 784));
    network.free();
    expect(one.reduce((sum, share) => sum + share)).toBeCloseTo(1, 6);
    one.forEach((share, digit) => expect(share).toBeCloseTo(all[10 + digit]!, 6));
  });

  it('leaves no tensor behind', () => {
    lossAndGradients(initialParameters(layers, 1));
    const before = liveTensors();
    lossAndGradients(initialParameters(layers, 1));
    expect(liveTensors()).toBe(before);
  });
});
