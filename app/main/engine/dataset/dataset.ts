import type { DatasetSummary } from '../../../contract/dataset.ts';
import { findPart } from './dataset-files.ts';
import type { DatasetSource } from './dataset-source.ts';
import { createDigitSet, type DigitSet } from './digit-set.ts';
import { type Digits, readDigits, readLabels } from './read-digits.ts';

/** A training and a test set in native memory. */
export interface Dataset {
  summary: DatasetSummary;
  train: DigitSet;
  test: DigitSet;
  free(): void;
}

/**
 * Counts a dataset without reading its images, in milliseconds and without TensorFlow.
 * @throws FailureError `dataset-missing` or `dataset-damaged`.
 */
export async function summarizeDataset(source: DatasetSource): Promise<DatasetSummary> {
  const [train, test] = await findParts(source.folder);
  const [trainLabels, testLabels] = await Promise.all([
    readLabels(train.labels),
    readLabels(test.labels),
  ]);
  return summaryOf(source, trainLabels.length, testLabels.length);
}

/**
 * Reads and checks the four files of a dataset, also against the hashes that are known of them.
 * @throws FailureError `dataset-missing` or `dataset-damaged`.
 */
export async function readDataset(source: DatasetSource): Promise<{ train: Digits; test: Digits }> {
  const { folder, classes, contents } = source;
  const [trainFiles, testFiles] = await findParts(folder);
  const classCount = classes.length;
  const [train, test] = await Promise.all([
    readDigits(trainFiles, {
      classCount,
      images: contents?.['train-images-idx3-ubyte'],
      labels: contents?.['train-labels-idx1-ubyte'],
    }),
    readDigits(testFiles, {
      classCount,
      images: contents?.['t10k-images-idx3-ubyte'],
      labels: contents?.['t10k-labels-idx1-ubyte'],
    }),
  ]);
  return { train, test };
}

/**
 * Reads a dataset and moves its digits to native memory. TensorFlow must be loaded.
 * @throws FailureError as readDataset.
 */
export async function loadDataset(source: DatasetSource): Promise<Dataset> {
  const digits = await readDataset(source);
  const train = createDigitSet(digits.train, source.classes.length);
  const test = createDigitSet(digits.test, source.classes.length);
  return {
    summary: summaryOf(source, train.count, test.count),
    train,
    test,
    free() {
      train.free();
      test.free();
    },
  };
}

function findParts(folder: string) {
  return Promise.all([findPart(folder, 'train'), findPart(folder, 't10k')]);
}

function summaryOf(
  { id, name, classes }: DatasetSource,
  trainCount: number,
  testCount: number,
): DatasetSummary {
  return { id, name, classes: [...classes], trainCount, testCount };
}
