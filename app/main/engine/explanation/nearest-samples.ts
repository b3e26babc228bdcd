import { setImmediate as nextTurn } from 'node:timers/promises';
import { GRID_PIXELS, type PixelGrid } from '../../../contract/digit.ts';
import type { NearestSamples } from '../../../contract/explanation.ts';
import type { DigitSet } from '../dataset/digit-set.ts';
import { cast } from '../ops/array.ts';
import { DataType } from '../ops/data-type.ts';
import { matMul } from '../ops/linear.ts';
import { floatTensor, readFloats } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { chunksOf } from './sample-chunks.ts';
import type { SampleSurvey } from './survey-samples.ts';

const NEAREST = 3;
/** The distances of the first look are rounded: so many are looked at again, exactly. */
const CANDIDATES = 12;

interface Candidate {
  index: number;
  /** The squared distance, but for what is the same for all samples. */
  distance: number;
}

/**
 * The samples whose pixels differ least from the grid's, in chunks between which others have their
 * turn. |x - g|² = |x|² - 2 x·g + |g|²: with the first known, a matrix product is all there is to do.
 */
export async function nearestSamples(
  digits: DigitSet,
  { squares }: SampleSurvey,
  grid: PixelGrid,
): Promise<NearestSamples> {
  let nearest: Candidate[] = [];
  for (const { first, pixels } of chunksOf(digits)) {
    const products = tidy(() =>
      readFloats(matMul(pixels(), floatTensor(Float32Array.from(grid), [GRID_PIXELS, 1]))),
    );
    let farthest = nearest.at(CANDIDATES - 1)?.distance ?? Infinity;
    products.forEach((product, offset) => {
      const distance = squares[first + offset]! - 2 * product;
      if (distance >= farthest) return;
      nearest.push({ index: first + offset, distance });
      nearest = nearest.sort((a, b) => a.distance - b.distance).slice(0, CANDIDATES);
      farthest = nearest.at(CANDIDATES - 1)?.distance ?? Infinity;
    });
    await nextTurn();
  }
  return nearest
    .map(({ index }) => compare(digits, index, grid))
    .sort((a, b) => a.distance - b.distance || a.index - b.index)
    .slice(0, NEAREST);
}

function compare(digits: DigitSet, index: number, grid: PixelGrid): NearestSamples[number] {
  const values = tidy(() => {
    const { images } = digits.batch(Int32Array.of(index));
    return readFloats(cast(images, DataType.float32));
  });
  const pixels = Uint8Array.from(values);
  let sum = 0;
  pixels.forEach((value, pixel) => (sum += (value - grid[pixel]!) ** 2));
  const distance = Math.sqrt(sum / GRID_PIXELS) / 255;
  return { index, label: digits.labels[index]!, pixels, distance };
}
