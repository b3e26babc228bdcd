import * as v from 'valibot';
import { DatasetId, KNOWN_DATASETS } from '../../../contract/dataset.ts';
import { digitsFolder } from '../../files/dataset-folder.ts';
import { namesIn } from '../../files/names-in.ts';

/** The identifiers of all datasets that the person added. */
export async function ownDatasetIds(data: string): Promise<DatasetId[]> {
  const names = await namesIn(digitsFolder(data));
  return names.filter((name) => v.is(DatasetId, name) && !isKnown(name)) as DatasetId[];
}

function isKnown(name: string): boolean {
  return KNOWN_DATASETS.some((known) => known === name);
}
