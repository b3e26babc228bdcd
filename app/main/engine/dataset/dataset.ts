import { createHash } from 'node:crypto';
import type { DatasetSummary } from '../../../contract/dataset.ts';
import { findPart } from './dataset-files.ts';
import type { DatasetSource } from './dataset-source.ts';
import type { DigitSet } from './digit-set.ts';
import { loadDigitSet } from './load-digit-set.ts';
import { type Digits, readDigits, readLabels } from './read-digits.ts';

/** A training and a test set in native memory. */
export interface Dataset {
  summary: DatasetSummary;
  /** SHA-256 over the samples: the same hash is the same dataset. */
  hash: string;
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
 * Reads and checks the four files of a dataset of which no hashes are known.
 * @throws FailureError `dataset-missing` or `dataset-damaged`.
 */
export async function readDataset({
  folder,
  classes,
}: DatasetSource): Promise<{ train: Digits; test: Digits }> {
  const [trainFiles, testFiles] = await findParts(folder);
  const classCount = classes.length;
  const [train, test] = await Promise.all([
    readDigits(trainFiles, { classCount }),
    readDigits(testFiles, { classCount }),
  ]);
  return { train, test };
}

/**
 * Brings a dataset into native memory and checks it, also against the hashes that are known of it.
 * TensorFlow must be loaded.
 * @throws FailureError `dataset-missing` or `dataset-damaged`.
 */
export async function loadDataset(source: DatasetSource): Promise<Dataset> {
  const { classes, contents } = source;
  const [trainFiles, testFiles] = await findParts(source.folder);
  const classCount = classes.length;
  const loading = [
    loadDigitSet(trainFiles, {
      classCount,
      images: contents?.['train-images-idx3-ubyte'],
      labels: contents?.['train-labels-idx1-ubyte'],
    }),
    loadDigitSet(testFiles, {
      classCount,
      images: contents?.['t10k-images-idx3-ubyte'],
      labels: contents?.['t10k-labels-idx1-ubyte'],
    }),
  ] as const;
  try {
    const [train, test] = await Promise.all(loading);
    return {
      summary: summaryOf(source, train.count, test.count),
      hash: createHash('sha256').update(train.hash).update(test.hash).digest('hex'),
      train,
      test,
      free() {
        train.free();
        test.free();
      },
    };
  } catch (error) {
    // The other part may still be on its way, or be there.
    for (const part of await Promise.allSettled(loading)) {
      if (part.status === 'fulfilled') part.value.free();
    }
    throw error;
  }
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
