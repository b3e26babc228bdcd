import { join, resolve } from 'node:path';
import type { DatasetSummary } from '../../../contract/dataset.ts';
import { findPart } from './dataset-files.ts';
import { createDigitSet, type DigitSet } from './digit-set.ts';
import { readDigits, readLabels } from './read-digits.ts';

/** Where digits come from, and what they are called. */
export interface DatasetSource {
  name: string;
  folder: string;
}

/** A training and a test set in native memory. */
export interface Dataset {
  summary: DatasetSummary;
  train: DigitSet;
  test: DigitSet;
  free(): void;
}

/** `starter` means the built-in digits; anything else is a folder with the four MNIST files. */
export function datasetSource(name: string, resources: string): DatasetSource {
  if (name === 'starter') return { name, folder: join(resources, 'starter') };
  const folder = resolve(name);
  return { name: folder, folder };
}

/**
 * Counts a dataset without reading its images, in milliseconds and without TensorFlow.
 * @throws FailureError `dataset-missing` or `dataset-damaged`.
 */
export async function summarizeDataset({ name, folder }: DatasetSource): Promise<DatasetSummary> {
  const [train, test] = await Promise.all([findPart(folder, 'train'), findPart(folder, 't10k')]);
  const [trainLabels, testLabels] = await Promise.all([
    readLabels(train.labels),
    readLabels(test.labels),
  ]);
  return { name, trainCount: trainLabels.length, testCount: testLabels.length };
}

/**
 * Reads and checks the four files of a dataset and moves the digits to native memory. TensorFlow
 * must be loaded.
 * @throws FailureError `dataset-missing` or `dataset-damaged`.
 */
export async function loadDataset({ name, folder }: DatasetSource): Promise<Dataset> {
  const [trainFiles, testFiles] = await Promise.all([
    findPart(folder, 'train'),
    findPart(folder, 't10k'),
  ]);
  const [trainDigits, testDigits] = await Promise.all([
    readDigits(trainFiles),
    readDigits(testFiles),
  ]);
  const train = createDigitSet(trainDigits);
  const test = createDigitSet(testDigits);
  return {
    summary: { name, trainCount: train.count, testCount: test.count },
    train,
    test,
    free() {
      train.free();
      test.free();
    },
  };
}
