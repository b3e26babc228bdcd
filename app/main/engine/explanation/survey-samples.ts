import { setImmediate as nextTurn } from 'node:timers/promises';
import { GRID_PIXELS } from '../../../contract/digit.ts';
import type { DigitSet } from '../dataset/digit-set.ts';
import { multiply } from '../ops/arithmetic.ts';
import { matMul, matMulTransposedA } from '../ops/linear.ts';
import { floatTensor, readFloats } from '../ops/tensor.ts';
import { tidy } from '../ops/tidy.ts';
import { type Chunk, chunksOf } from './sample-chunks.ts';

/** What is the same for every question about the samples of a set. */
export interface SampleSurvey {
  /** The mean picture of each class: classes x 784 bytes; blank where a class has no samples. */
  means: Uint8Array;
  /** The sum of each sample's squared bytes. */
  squares: Float32Array;
}

/** Looks at all samples once, in chunks between which others have their turn. */
export async function surveySamples(digits: DigitSet): Promise<SampleSurvey> {
  const { count, classCount, labels } = digits;
  const sums = new Float64Array(classCount * GRID_PIXELS);
  const squares = new Float32Array(count);
  for (const chunk of chunksOf(digits)) {
    const found = tidy(() => sumUp(chunk, digits));
    found.sums.forEach((sum, place) => (sums[place]! += sum));
    squares.set(found.squares, chunk.first);
    await nextTurn();
  }
  const counts = new Float64Array(classCount);
  for (const label of labels) counts[label]!++;
  const means = Uint8Array.from(sums, (sum, place) => {
    const samples = counts[Math.floor(place / GRID_PIXELS)]!;
    return samples > 0 ? Math.round(sum / samples) : 0;
  });
  return { means, squares };
}

function sumUp(chunk: Chunk, { classCount, labels }: DigitSet) {
  const { first, length } = chunk;
  const oneHot = new Float32Array(length * classCount);
  for (let row = 0; row < length; row++) oneHot[row * classCount + labels[first + row]!] = 1;
  const ones = floatTensor(new Float32Array(GRID_PIXELS).fill(1), [GRID_PIXELS, 1]);
  const pixels = chunk.pixels();
  return {
    // Sums of bytes are whole numbers, which float32 has exactly up to 16 million.
    sums: readFloats(matMulTransposedA(floatTensor(oneHot, [length, classCount]), pixels)),
    squares: readFloats(matMul(multiply(pixels, pixels), ones)),
  };
}
