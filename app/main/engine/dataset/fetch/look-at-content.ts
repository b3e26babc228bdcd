import { join } from 'node:path';
import type { Failure } from '../../../../contract/failures.ts';
import type { ContentFile } from './content-file.ts';
import { faultOf } from './content-fault.ts';

/**
 * Looks in a few milliseconds whether the files are there with their lengths and IDX headers.
 * Returns the first `dataset-missing` or `dataset-damaged`, or null.
 */
export async function lookAtContent(
  folder: string,
  files: readonly ContentFile[],
): Promise<Failure | null> {
  const faults = await Promise.all(files.map((file) => faultOf(join(folder, file.name), file)));
  return faults.find((fault) => fault !== null) ?? null;
}
