import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { readModel } from '../../../../app/main/engine/models/read-model.ts';
import { saveModel } from '../../../../app/main/engine/models/save-model.ts';
import { createNetwork } from '../../../../app/main/engine/network/network.ts';
import { initialParameters } from '../../../../app/main/engine/network/parameters.ts';
import { presetLayers } from '../../../../app/main/engine/network/presets.ts';
import { byteTensor, readFloats } from '../../../../app/main/engine/ops/tensor.ts';
import { tidy } from '../../../../app/main/engine/ops/tidy.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { model as summary } from '../../../fakes/samples.ts';
import { inventDigits } from '../dataset/digit-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

beforeAll(loadTensorFlow);

it('stock tfjs loads a saved model and computes the same logits', async () => {
  const folder = join(await temporaryFolder(), 'model');
  const layers = presetLayers('mlp', 10);
  await saveModel(folder, { summary, layers, values: initialParameters(layers, 3) });
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

  expect(stock.countParams()).toBe(407_050);
  expect(theirs.length).toBe(50);
  theirs.forEach((logit, place) => expect(ours[place]).toBeCloseTo(logit, 5));
});
