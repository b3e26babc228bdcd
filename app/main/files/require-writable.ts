import { join } from 'node:path';
import { fileOperations, type FileOperations } from './file-operations.ts';
import { makeFolder } from './make-folder.ts';
import { writeFailure } from './write-failure.ts';

/** A file that is written to see whether one can be, and removed. */
export const WRITE_PROBE = 'write-probe';

/**
 * Shows whether anything can be kept in a folder, which is made if there is none.
 * @throws FailureError `disk-full` or `not-writable`
 */
export async function requireWritable(
  folder: string,
  files: FileOperations = fileOperations,
): Promise<void> {
  await makeFolder(folder, files);
  const probe = join(folder, WRITE_PROBE);
  try {
    // Not empty: a full disk may still have room for a name.
    await files.write(probe, WRITE_PROBE);
  } catch (error) {
    throw writeFailure(error, folder);
  } finally {
    await files.remove(probe).catch(() => undefined);
  }
}
