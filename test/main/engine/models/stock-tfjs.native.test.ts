import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import type { Layer } from '../../../../app/contract/network.ts';
import { parametersOf } from '../../../../app/core/network/parameters.ts';
import { presetNetwork } from '../../../../app/core/network/presets.ts';
import { sizeOf, withOutput } from '../../../../app/core/network/shapes.ts';
import { readModel } from '../../../../app/main/engine/models/read-model.ts';
import { saveModel } from '../../../../app/main/engine/models/save-model.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { createNetwork } from '../../../../app/main/engine/network/network.ts';
import { byteTensor, readFloats } from '../../../../app/main/engine/ops/tensor.ts';
import { tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { model as summary } from '../../../fakes/samples.ts';
import { inventDigits } from '../dataset/digit-files.ts';
import { everyLayer } from '../network/every-layer.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const preset = (name: 'mlp' | 'quick') => withOutput(presetNetwork(name).layers, 10);

beforeAll(loadTensorFlow);

it.each<[string, readonly Layer[]]>([
  ["the lesson's network", preset('mlp')],
  ['the quick convolutional network', preset('quick')],
  ['a network with every kind of layer', everyLayer],
])('stock tfjs loads a saved model and computes the same logits: %s', async (_, layers) => {
  const folder = join(await temporaryFolder(), 'model');
  await saveModel(folder, { summary, layers, values: unevenParameters(layers) });
  const { images } = inventDigits(5);

  const saved = await readModel(folder);
  const network = createNetwork(saved.layers, saved.values);
  const ours = tidy(() => readFloats(network.logits(byteTensor(images, [5, 28, 28]))));
  network.free();

  const tf = await import('@tensorflow/tfjs-node');
  const stock = await tf.loadLayersModel(pathToFileURL(join(folder, 'model.json')).href);
  const pixels = tf.tensor(
    Float32Array.from(images, (pixel) => pixel / 255),
    [5, 28, 28],
  );
  const theirs = await (stock.predict(pixels) as typeof pixels).data();

  const count = parametersOf(layers).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  expect(stock.countParams()).toBe(count);
  expect(theirs.length).toBe(50);
  expect(Math.max(...theirs) - Math.min(...theirs)).toBeGreaterThan(0.1);
  theirs.forEach((logit, place) => expect(ours[place]).toBeCloseTo(logit, 5));
});

/** Biases and statistics that differ from each other, as training makes them: none is 0 or 1. */
function unevenParameters(layers: readonly Layer[]): Float32Array[] {
  return initialParameters(layers, 3).map((values, index) =>
    parametersOf(layers)[index]!.role === 'kernel'
      ? values
      : values.map((value, place) => value + 0.3 + 0.1 * Math.sin(place + index)),
  );
}
