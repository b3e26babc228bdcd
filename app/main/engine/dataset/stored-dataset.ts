import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { DatasetOrigin } from '../../../contract/catalogue.ts';
import { ClassNames, Name } from '../../../contract/dataset.ts';
import { FailureError } from '../../../contract/failures.ts';
import { Moment } from '../../../contract/moment.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { systemCode } from '../../files/write-failure.ts';

/** The four files of a stored dataset: IDX, not compressed, so that single samples can be read. */
export const DATASET_FILES = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
] as const;
export type DatasetFile = (typeof DATASET_FILES)[number];

const DESCRIPTION_FILE = 'dataset.json';

const Content = v.object({
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** `dataset.json`: written last, so a folder that has it was whole once. */
export const StoredDataset = v.object({
  format: v.literal(1),
  name: Name,
  classes: ClassNames,
  trainCount: v.pipe(v.number(), v.integer(), v.minValue(1)),
  testCount: v.pipe(v.number(), v.integer(), v.minValue(1)),
  origin: DatasetOrigin,
  addedAt: Moment,
  files: v.object({
    'train-images-idx3-ubyte': Content,
    'train-labels-idx1-ubyte': Content,
    't10k-images-idx3-ubyte': Content,
    't10k-labels-idx1-ubyte': Content,
  } satisfies Record<DatasetFile, typeof Content>),
});
export type StoredDataset = v.InferOutput<typeof StoredDataset>;

/** What each of the four files must be. */
export type DatasetContents = StoredDataset['files'];
export type ExpectedContent = v.InferOutput<typeof Content>;

/** The four files as a list, for what goes over all of them. */
export function filesOf({ files }: StoredDataset) {
  return DATASET_FILES.map((name) => ({ name, ...files[name] }));
}

/**
 * Reads what a folder says of its dataset; null where nothing was stored.
 * @throws FailureError `dataset-damaged`
 */
export async function readStored(folder: string): Promise<StoredDataset | null> {
  const path = join(folder, DESCRIPTION_FILE);
  try {
    return v.parse(StoredDataset, JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return null;
    const reason = code ?? (error instanceof Error ? error.message : String(error));
    throw new FailureError({ code: 'dataset-damaged', path, reason }, { cause: error });
  }
}

/**
 * Says that the four files in the folder are whole.
 * @throws FailureError `disk-full` or `not-writable`
 */
export async function writeStored(folder: string, stored: StoredDataset): Promise<void> {
  await writeAtomically(join(folder, DESCRIPTION_FILE), JSON.stringify(stored, null, 2));
}
