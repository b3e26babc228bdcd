import { join } from 'node:path';
import { FailureError } from '../../../../contract/failures.ts';
import type { KnownDataset, KnownFile } from '../known-datasets.ts';
import { readStored } from '../stored-dataset.ts';
import { faultOf } from './content-fault.ts';

/**
 * The files of a known dataset that are not in the folder, or not as they must be.
 * @throws FailureError `cancelled`
 */
export async function filesMissing(
  known: KnownDataset,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<KnownFile[]> {
  const missing: KnownFile[] = [];
  for (const file of known.files) {
    if (signal?.aborted) throw new FailureError({ code: 'cancelled' });
    const fault = await faultOf(join(folder, file.name), file, { signal });
    if (fault) missing.push(file);
  }
  return missing;
}

/** Whether the folder says that its files are whole; a damaged description says nothing. */
export async function isConcluded(folder: string): Promise<boolean> {
  try {
    return (await readStored(folder)) !== null;
  } catch (error) {
    if (error instanceof FailureError) return false;
    throw error;
  }
}
