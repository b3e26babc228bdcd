import { GRID_PIXELS } from '../../app/contract/digit.ts';
import type { PresetName } from '../../app/contract/network.ts';
import { presetNetwork } from '../../app/core/network/presets.ts';
import { withOutput } from '../../app/core/network/shapes.ts';
import { createRandom, shuffle } from '../../app/core/random.ts';
import { namedRecipe } from '../../app/core/training/recipes.ts';
import { readDataset } from '../../app/main/engine/dataset/dataset.ts';
import { folderSource } from '../../app/main/engine/dataset/dataset-source.ts';
import { createDigitSet } from '../../app/main/engine/dataset/digit-set.ts';
import type { Digits } from '../../app/main/engine/dataset/read-digits.ts';
import { allOf } from '../../app/main/engine/dataset/sample-choice.ts';
import { initialParameters } from '../../app/main/engine/network/initial-parameters.ts';
import { createNetwork } from '../../app/main/engine/network/network.ts';
import { evaluate } from '../../app/main/engine/prediction/evaluate.ts';
import { loadTensorFlow } from '../../app/main/engine/tensorflow.ts';
import { createOptimizer } from '../../app/main/engine/training/optimizer.ts';
import { createStepper } from '../../app/main/engine/training/training-step.ts';

/* One measurement in a process of its own: plain Node, or a utility process of Electron. */

export interface TrainingTask {
  net: PresetName;
  batch: number;
  steps: number;
  /** A folder with MNIST; without it the samples are invented. */
  data: string | null;
  /** Our own steps, or those of tfjs-layers' model.fit. */
  what: 'ours' | 'stock';
}

export interface TrainingMeasurement {
  msPerStep: number;
  /** Page faults a step: where a system gives memory back and forth, they are most of the time. */
  faultsPerStep: number;
  /** Of 10,000 samples. */
  evaluationMs: number | null;
}

const WARM_UP = 20;
const INVENTED = 20_000;
const EVALUATED = 10_000;

const task = JSON.parse(process.argv[2]!) as TrainingTask;
await loadTensorFlow();
const digits = await readDigits(task.data);
const measurement = task.what === 'ours' ? await measureOurs() : await measureStock();
// Electron's utility process tells the process that started it; it has no output of its own.
if (process.parentPort as unknown) process.parentPort.postMessage(measurement);
else console.log(JSON.stringify(measurement));

/**
 * What the reference calls a step: a shuffled batch gathered, forward, cross-entropy, backward,
 * Adam. Ours reads loss and answers after each, as the app does.
 */
async function measureOurs(): Promise<TrainingMeasurement> {
  const { net, batch, steps } = task;
  const { layers } = presetNetwork(net);
  const recipe = namedRecipe('lesson', layers);
  const all = withOutput(layers, 10);
  const network = createNetwork(all, initialParameters(all, recipe.seed));
  const set = createDigitSet(digits, 10);
  const optimizer = createOptimizer(recipe, network.learned);
  const stepper = createStepper({
    ...{ network, optimizer, digits: set, augmenter: null, labelSmoothing: 0, batchSize: batch },
  });
  const next = batches(set.count, batch);
  const step = (number: number) =>
    stepper.take(next(), { seed: 1, step: number }, recipe.learningRate);

  for (let number = 1; number <= WARM_UP; number++) step(number);
  const faults = process.resourceUsage().minorPageFault;
  const begun = performance.now();
  for (let number = WARM_UP + 1; number <= WARM_UP + steps; number++) step(number);
  const msPerStep = (performance.now() - begun) / steps;
  const faultsPerStep = (process.resourceUsage().minorPageFault - faults) / steps;

  stepper.settle();
  const { indices } = allOf(set);
  const some = { digits: set, indices: indices.subarray(0, EVALUATED) };
  await evaluate(network, some);
  const evaluationBegun = performance.now();
  await evaluate(network, some);
  return { msPerStep, faultsPerStep, evaluationMs: performance.now() - evaluationBegun };
}

/** The lesson's network in stock tfjs-layers, trained by model.fit. */
async function measureStock(): Promise<TrainingMeasurement> {
  const tf = await import('@tensorflow/tfjs-node');
  const { batch, steps } = task;
  const count = Math.min(digits.labels.length, batch * steps);
  const images = tf
    .tensor2d(Float32Array.from(digits.images.subarray(0, count * GRID_PIXELS)), [
      count,
      GRID_PIXELS,
    ])
    .div(255);
  const labels = tf.oneHot(tf.tensor1d(digits.labels.slice(0, count), 'int32'), 10);
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 512, activation: 'relu', inputShape: [GRID_PIXELS] }),
      tf.layers.dropout({ rate: 0.2 }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy' });
  const fit = () => model.fit(images, labels, { batchSize: batch, epochs: 1, verbose: 0 });
  await fit();
  const faults = process.resourceUsage().minorPageFault;
  const begun = performance.now();
  await fit();
  const taken = Math.ceil(count / batch);
  return {
    msPerStep: (performance.now() - begun) / taken,
    faultsPerStep: (process.resourceUsage().minorPageFault - faults) / taken,
    evaluationMs: null,
  };
}

async function readDigits(data: string | null): Promise<Digits> {
  if (data !== null) return (await readDataset(await folderSource(data))).train;
  const random = createRandom(1);
  const images = new Uint8Array(INVENTED * GRID_PIXELS);
  // A fifth of MNIST's pixels is ink.
  for (let at = 0; at < images.length; at += 5) images[at] = random.integer(256);
  return { images, labels: Uint8Array.from({ length: INVENTED }, (_, index) => index % 10) };
}

/** Batches in a shuffled order, begun anew when they are all seen. */
function batches(count: number, size: number): () => Int32Array {
  const order = shuffle(
    Int32Array.from({ length: count }, (_, index) => index),
    createRandom(1),
  );
  let start = -size;
  return () => {
    start = start + 2 * size > count ? 0 : start + size;
    return order.subarray(start, start + size);
  };
}
