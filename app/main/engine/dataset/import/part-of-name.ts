import type { Part } from '../../../../contract/dataset.ts';

/** Words of their own: "latest" is no test, and "trainer" no training. */
const TEST = /(^|[^a-z])(t10k|test|tests|testing)([^a-z]|$)/i;
const TRAIN = /(^|[^a-z])(train|training)([^a-z]|$)/i;

/** The part that the name of a file or folder speaks of. */
export function partOfName(name: string): Part | null {
  if (TEST.test(name)) return 'test';
  return TRAIN.test(name) ? 'train' : null;
}
