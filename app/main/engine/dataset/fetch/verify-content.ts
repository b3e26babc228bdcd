import { join } from 'node:path';
import type { DatasetWork } from '../../../../contract/catalogue.ts';
import type { Failure } from '../../../../contract/failures.ts';
import type { ContentFile } from './content-file.ts';
import { faultOf } from './content-fault.ts';
import { WorkReport } from './work-report.ts';

export interface VerifyOptions {
  signal?: AbortSignal;
  /** Called ten times a second at most, and once at the end. */
  onProgress?: (work: DatasetWork) => void;
}

/**
 * Reads all of the files and compares their SHA-256. Returns the first `dataset-missing` or
 * `dataset-damaged`, or null.
 * @throws FailureError `cancelled`
 */
export async function verifyContent(
  folder: string,
  files: readonly ContentFile[],
  { signal, onProgress }: VerifyOptions = {},
): Promise<Failure | null> {
  const report = new WorkReport('verify', files, onProgress);
  for (const file of files) {
    const onBytes = (bytes: number) => report.note(file.name, bytes);
    const fault = await faultOf(join(folder, file.name), file, { signal, onBytes });
    if (fault) return fault;
  }
  report.end();
  return null;
}
