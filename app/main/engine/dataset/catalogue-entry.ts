import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueEntry } from '../../../contract/catalogue.ts';
import { type DatasetId, DIGIT_CLASSES } from '../../../contract/dataset.ts';
import { type Failure, failureOf } from '../../../contract/failures.ts';
import { datasetFolder } from '../../files/dataset-folder.ts';
import { systemCode } from '../../files/write-failure.ts';
import { summarizeDataset } from './dataset.ts';
import { starterSource } from './dataset-source.ts';
import { lookAtContent } from './fetch/look-at-content.ts';
import { KNOWN_BY_ID, type KnownDataset, type KnownDatasets } from './known-datasets.ts';
import { filesOf, readStored, type StoredDataset } from './stored-dataset.ts';

/** What the disk says of a dataset; what is being done with it others know. */
export type DescribedDataset = Omit<CatalogueEntry, 'work'>;

export interface Folders {
  resources: string;
  data: string;
}

/** Looks at a dataset without reading it all, in a few milliseconds: also at every start. */
export async function describeDataset(
  id: DatasetId,
  folders: Folders,
  allKnown: KnownDatasets = KNOWN_BY_ID,
): Promise<DescribedDataset> {
  if (id === 'starter') return describeStarter(folders.resources);
  const folder = datasetFolder(id, folders.data);
  const known = allKnown.get(id);
  const bytesOnDisk = await sizeOf(folder);
  try {
    const stored = await readStored(folder);
    if (!stored) return absent(id, known, bytesOnDisk, null);
    const problem = await lookAtContent(folder, filesOf(stored));
    return present(id, known, stored, bytesOnDisk, problem);
  } catch (error) {
    return { ...absent(id, known, bytesOnDisk, failureOf(error)), state: 'damaged' };
  }
}

async function describeStarter(resources: string): Promise<DescribedDataset> {
  const source = starterSource(resources);
  const entry = {
    id: 'starter' as const,
    name: source.name,
    classes: [...source.classes],
    bytesOnDisk: await sizeOf(source.folder),
    fetchBytes: null,
    origin: { kind: 'built-in' as const },
    addedAt: null,
    licence: 'MIT',
  };
  try {
    const { trainCount, testCount } = await summarizeDataset(source);
    return { ...entry, state: 'ready', trainCount, testCount, problem: null };
  } catch (error) {
    return { ...entry, state: 'damaged', trainCount: 0, testCount: 0, problem: failureOf(error) };
  }
}

function present(
  id: DatasetId,
  known: KnownDataset | undefined,
  stored: StoredDataset,
  bytesOnDisk: number,
  problem: Failure | null,
): DescribedDataset {
  const { name, classes, trainCount, testCount, origin, addedAt } = stored;
  return {
    ...{ id, name, classes, trainCount, testCount, origin, addedAt, bytesOnDisk, problem },
    state: problem ? 'damaged' : 'ready',
    fetchBytes: fetchBytesOf(known),
    licence: known?.licence ?? null,
  };
}

function absent(
  id: DatasetId,
  known: KnownDataset | undefined,
  bytesOnDisk: number,
  problem: Failure | null,
): DescribedDataset {
  return {
    id,
    state: 'absent',
    name: known?.name ?? id,
    classes: [...(known?.classes ?? DIGIT_CLASSES)],
    trainCount: known?.trainCount ?? 0,
    testCount: known?.testCount ?? 0,
    fetchBytes: fetchBytesOf(known),
    origin: null,
    addedAt: null,
    licence: known?.licence ?? null,
    ...{ bytesOnDisk, problem },
  };
}

function fetchBytesOf(known: KnownDataset | undefined): number | null {
  return known ? known.files.reduce((sum, { fetchBytes }) => sum + fetchBytes, 0) : null;
}

/** The bytes of all files below a folder; 0 for one that is not there. */
async function sizeOf(folder: string): Promise<number> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const sizes = await Promise.all(
      files.map(({ parentPath, name }) => stat(join(parentPath, name)).then(({ size }) => size)),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch (error) {
    // A fetch may rename a file while it is looked for.
    if (systemCode(error) === 'ENOENT') return 0;
    throw error;
  }
}
