import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { DatasetId, KNOWN_DATASETS } from '../../../contract/dataset.ts';
import { digitsFolder } from '../../files/dataset-folder.ts';
import { namesIn } from '../../files/names-in.ts';

const IDENTIFIER_BYTES = 6;

/** An identifier that no dataset has: names are people's, and two may be the same. */
export function newDatasetId(): DatasetId {
  return `own-${randomBytes(IDENTIFIER_BYTES).toString('hex')}`;
}

/** The identifiers of all datasets that the person added. */
export async function ownDatasetIds(data: string): Promise<DatasetId[]> {
  const names = await namesIn(digitsFolder(data));
  return names.filter((name) => v.is(DatasetId, name) && !isKnown(name)) as DatasetId[];
}

function isKnown(name: string): boolean {
  return KNOWN_DATASETS.some((known) => known === name);
}
