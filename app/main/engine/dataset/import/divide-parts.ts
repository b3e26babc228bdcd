import type { Part } from '../../../../contract/dataset.ts';
import { type Split, stratifiedSplit } from '../split.ts';

/** MNIST tests on a sixth as many as it learns from; here it is a sixth of all. */
const TEST_SHARE = 1 / 6;
/** Importing the same again gives the same parts. */
const SEED = 1;

/**
 * Keeps the parts that the source has; where one of them is empty, a test part is split off that
 * has each class in its share. There must be at least two samples.
 */
export function divideParts(parts: readonly (Part | null)[], labels: Uint8Array): Split {
  const tests = parts.filter((part) => part === 'test').length;
  if (tests === 0 || tests === parts.length) {
    return stratifiedSplit(labels, Math.max(1, Math.round(labels.length * TEST_SHARE)), SEED);
  }
  const samples = [...parts.keys()];
  return {
    train: Uint32Array.from(samples.filter((sample) => parts[sample] !== 'test')),
    test: Uint32Array.from(samples.filter((sample) => parts[sample] === 'test')),
  };
}
