import { join } from 'node:path';
import type { DatasetId } from '../../contract/dataset.ts';

/** The folder of all datasets that a person has fetched or added. */
export function digitsFolder(data: string): string {
  return join(data, 'digits');
}

/** The folder of a dataset among a person's own data. */
export function datasetFolder(id: DatasetId, data: string): string {
  return join(digitsFolder(data), id);
}

/** The built-in digits are not among a person's data: they come with the app. */
export function starterFolder(resources: string): string {
  return join(resources, 'starter');
}
