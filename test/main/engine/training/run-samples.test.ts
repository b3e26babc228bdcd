import { describe, expect, it } from 'vitest';
import type { DigitSet } from '../../../../app/main/engine/dataset/digit-set.ts';
import { runSamples } from '../../../../app/main/engine/training/run-samples.ts';

/** Of a set only its labels are looked at. */
function setOf(labels: Uint8Array): DigitSet {
  return {
    ...{ count: labels.length, classCount: 3, labels, hash: '' },
    batch() {
      throw new Error('no sample is needed');
    },
    free: () => undefined,
  };
}

/** 100 of class 0, 60 of class 1, 40 of class 2. */
const train = setOf(Uint8Array.from({ length: 200 }, (_, at) => (at < 100 ? 0 : at < 160 ? 1 : 2)));
const test = setOf(Uint8Array.of(0, 1, 2));
const samplesOf = (validationShare: number, seed = 1) =>
  runSamples({ train, test }, { validationShare, seed });

describe('runSamples', () => {
  it('learns from all and is watched by the test set without a share', () => {
    const { train: learned, watched } = samplesOf(0);
    expect([...learned.indices]).toEqual([...Array(200).keys()]);
    expect(watched.digits).toBe(test);
    expect([...watched.indices]).toEqual([0, 1, 2]);
  });

  it('keeps the share of each class aside', () => {
    const { watched } = samplesOf(0.1);
    expect(watched.digits).toBe(train);
    const labels = [...watched.indices].map((index) => train.labels[index]);
    expect([0, 1, 2].map((label) => labels.filter((other) => other === label).length)).toEqual([
      ...[10, 6, 4],
    ]);
  });

  it.each([0.01, 0.2, 0.333, 0.5])('uses every sample once, either way, with %d aside', (share) => {
    const { train: learned, watched } = samplesOf(share);
    expect(watched.indices).toHaveLength(Math.round(200 * share));
    const all = [...learned.indices, ...watched.indices];
    expect(all.sort((a, b) => a - b)).toEqual([...Array(200).keys()]);
  });

  it('chooses the same for the same seed, so that a run can go on', () => {
    expect(samplesOf(0.2)).toEqual(samplesOf(0.2));
    expect(samplesOf(0.2, 2).watched.indices).not.toEqual(samplesOf(0.2).watched.indices);
  });
});
