import { basename, resolve } from 'node:path';
import { type DatasetId, DIGIT_CLASSES } from '../../../contract/dataset.ts';
import { FailureError } from '../../../contract/failures.ts';
import { datasetFolder, starterFolder } from '../../files/dataset-folder.ts';
import { findPart } from './dataset-files.ts';
import type { KnownId } from './known-datasets.ts';
import { readLabels } from './read-digits.ts';
import { type DatasetContents, readStored, type StoredDataset } from './stored-dataset.ts';

/** Where digits come from, and what is known of them beforehand. */
export interface DatasetSource {
  /** A DatasetId, or the folder itself where it is none of the app's. */
  id: string;
  name: string;
  folder: string;
  classes: readonly string[];
  /** Null where nobody has said what the files must be. */
  contents: DatasetContents | null;
}

/** The built-in digits. */
export function starterSource(resources: string): DatasetSource {
  const id: KnownId = 'starter';
  const folder = starterFolder(resources);
  return { id, name: id, folder, classes: DIGIT_CLASSES, contents: null };
}

function storedSource(id: DatasetId, folder: string, stored: StoredDataset): DatasetSource {
  const { name, classes, files } = stored;
  return { id, name, folder, classes, contents: files };
}

/**
 * Any folder with the four MNIST files. Its classes are the ten digits, or more if it has labels
 * above 9.
 * @throws FailureError `dataset-missing` or `dataset-damaged`
 */
export async function folderSource(path: string): Promise<DatasetSource> {
  const folder = resolve(path);
  const parts = await Promise.all([findPart(folder, 'train'), findPart(folder, 't10k')]);
  const labels = await Promise.all(parts.map((part) => readLabels(part.labels)));
  const highest = labels.reduce((high, part) => part.reduce((a, b) => Math.max(a, b), high), 0);
  const classes = DIGIT_CLASSES.concat(
    Array.from({ length: Math.max(0, highest - 9) }, (_, beyond) => String(beyond + 10)),
  );
  return { id: folder, name: basename(folder), folder, classes, contents: null };
}

/**
 * Where a dataset of the app's is.
 * @throws FailureError `dataset-missing` if it was never stored, `dataset-damaged`
 */
export async function datasetSource(
  id: DatasetId,
  { resources, data }: { resources: string; data: string },
): Promise<DatasetSource> {
  if (id === 'starter') return starterSource(resources);
  const folder = datasetFolder(id, data);
  const stored = await readStored(folder);
  if (!stored) throw new FailureError({ code: 'dataset-missing', path: folder });
  return storedSource(id, folder, stored);
}
