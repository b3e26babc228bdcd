import { setImmediate as nextTurn } from 'node:timers/promises';
import { GRID_PIXELS } from '../../../contract/digit.ts';
import type { Network } from '../network/network.ts';
import { bestClasses } from '../prediction/metrics.ts';
import { predict } from '../prediction/predict.ts';

/** Large enough for TensorFlow to use all cores, small enough to answer others in between. */
const BATCH_SIZE = 500;

/** What a network takes each of many grids for: `images` are N x 784 bytes. */
export async function answersOf(
  network: Network,
  images: Uint8Array,
  classCount: number,
): Promise<Uint8Array> {
  const answers = new Uint8Array(images.length / GRID_PIXELS);
  for (let start = 0; start < answers.length; start += BATCH_SIZE) {
    const batch = images.subarray(start * GRID_PIXELS, (start + BATCH_SIZE) * GRID_PIXELS);
    answers.set(bestClasses(predict(network, batch), classCount), start);
    await nextTurn();
  }
  return answers;
}
