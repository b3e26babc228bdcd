import { setImmediate as nextTurn } from 'node:timers/promises';
import { GRID_PIXELS, GRID_SIDE } from '../../../contract/digit.ts';
import { MOST_FEATURES } from '../../../contract/doubt.ts';
import type { Traces } from '../../../core/doubt/learn-strangers.ts';
import { logSumExp } from '../../../core/doubt/softmax.ts';
import { featurePlace } from '../../../core/doubt/stranger-score.ts';
import { augment, type Augmenter } from '../augmentation/augmenter.ts';
import type { SampleChoice } from '../dataset/sample-choice.ts';
import type { Network } from '../network/network.ts';
import { byteTensor, type Tensor } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { readTraces, type Trace } from './read-traces.ts';

/** Large enough for TensorFlow to use all cores, small enough to answer others in between. */
const BATCH_SIZE = 500;

/** Images of any source: `batch` makes those from `start` to before `end`, within tidy(). */
export interface ImageSource {
  count: number;
  batch(start: number, end: number): Tensor;
}

/** Calls `each` with what the network makes of each image; others have their turn after every 500. */
export async function forTraces(
  network: Network,
  { count, batch }: ImageSource,
  each: (trace: Trace, place: number) => void,
): Promise<void> {
  for (let start = 0; start < count; start += BATCH_SIZE) {
    const end = Math.min(count, start + BATCH_SIZE);
    const traces = tidy(() => readTraces(network, batch(start, end)));
    traces.forEach((trace, row) => each(trace, start + row));
    await nextTurn();
  }
}

/** Keeps of each image the values that are looked at, and how much the classes answer. */
export async function gatherTraces(network: Network, source: ImageSource): Promise<Traces> {
  const { count } = source;
  const energies = new Float32Array(count);
  let features = new Float32Array();
  await forTraces(network, source, ({ values, logits }, place) => {
    const looked = Math.min(values.length, MOST_FEATURES);
    if (place === 0) features = new Float32Array(count * looked);
    for (let feature = 0; feature < looked; feature++) {
      features[place * looked + feature] = values[featurePlace(feature, looked, values)]!;
    }
    energies[place] = logSumExp(logits);
  });
  return { count, features, energies };
}

/** Some samples of a set, changed at random if there is an augmenter. */
export function sampleImages(
  { digits, indices }: SampleChoice,
  augmenter: Augmenter | null = null,
  seed = 1,
): ImageSource {
  return {
    count: indices.length,
    batch(start, end) {
      const chosen = indices.subarray(start, end);
      const { images } = digits.batch(chosen);
      const labels = chosen.map((index) => digits.labels[index]!);
      return augmenter ? augment(augmenter, images, labels, { seed, step: start + 1 }) : images;
    },
  };
}

/** Pixel grids one after the other. */
export function gridImages(grids: Uint8Array): ImageSource {
  return {
    count: grids.length / GRID_PIXELS,
    batch: (start, end) =>
      byteTensor(grids.slice(start * GRID_PIXELS, end * GRID_PIXELS), [
        ...[end - start, GRID_SIDE, GRID_SIDE],
      ]),
  };
}
