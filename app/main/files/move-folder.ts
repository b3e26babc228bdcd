import { dirname } from 'node:path';
import { fileOperations, type FileOperations } from './file-operations.ts';
import { writeFailure } from './write-failure.ts';

/**
 * Moves a folder to a place on the same disk, for good: after a crash it is at one of the two. The
 * folder around the new place must exist.
 * @throws FailureError `disk-full` or `not-writable`
 */
export async function moveFolder(
  from: string,
  to: string,
  files: FileOperations = fileOperations,
): Promise<void> {
  try {
    await files.rename(from, to);
    await files.syncFolder(dirname(to));
    await files.syncFolder(dirname(from));
  } catch (error) {
    throw writeFailure(error, from);
  }
}
