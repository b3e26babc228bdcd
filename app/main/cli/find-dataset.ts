import { stat } from 'node:fs/promises';
import * as v from 'valibot';
import { DatasetId, KNOWN_DATASETS } from '../../contract/dataset.ts';
import { describeDataset, type Folders } from '../engine/dataset/catalogue-entry.ts';
import {
  datasetSource,
  type DatasetSource,
  folderSource,
} from '../engine/dataset/dataset-source.ts';
import { ownDatasetIds } from '../engine/dataset/own-datasets.ts';
import { CommandError } from './command.ts';

/**
 * What `--data` names: a dataset of the app by its identifier or its name, or a folder with the four
 * MNIST files.
 * @throws CommandError, FailureError `dataset-missing` or `dataset-damaged`
 */
export async function findDataset(name: string, folders: Folders): Promise<DatasetSource> {
  const id = await findId(name, folders);
  return id === null ? folderSource(name) : datasetSource(id, folders);
}

/** @throws CommandError if the app has no such dataset, or several. */
export async function requireId(name: string, folders: Folders): Promise<DatasetId> {
  const id = await findId(name, folders);
  if (id !== null) return id;
  throw new CommandError(`There is no dataset "${name}". "data list" shows those there are.`);
}

/** Null if the app has no dataset of this name. */
async function findId(name: string, folders: Folders): Promise<DatasetId | null> {
  if (KNOWN_DATASETS.some((known) => known === name)) return name as DatasetId;
  const own = await ownDatasetIds(folders.data);
  if (v.is(DatasetId, name) && own.includes(name)) return name;
  if (await isFolder(name)) return null;
  const described = await Promise.all(own.map((id) => describeDataset(id, folders)));
  const named = described.filter((entry) => entry.name === name);
  if (named.length <= 1) return named[0]?.id ?? null;
  const ids = named.map(({ id }) => id).join(', ');
  throw new CommandError(`Several datasets are called "${name}": name one of ${ids}.`);
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
