import { GRID_PIXELS, type Reading } from '../../contract/digit.ts';
import { readGrids } from '../engine/prediction/read-grids.ts';
import type { LoadedModel } from './load-model.ts';

const BATCH_SIZE = 500;

/** What a model makes of each of many grids: `images` are N x 784 bytes. */
export function readAll({ network, summary }: LoadedModel, images: Uint8Array): Reading[] {
  const readings: Reading[] = [];
  for (let start = 0; start < images.length; start += BATCH_SIZE * GRID_PIXELS) {
    const batch = images.subarray(start, start + BATCH_SIZE * GRID_PIXELS);
    readings.push(...readGrids(network, summary.doubt, batch));
  }
  return readings;
}
