import { fileOperations, type FileOperations } from './file-operations.ts';
import { writeFailure } from './write-failure.ts';

/**
 * Makes a folder and those above it; one that is there is no error.
 * @throws FailureError `disk-full` or `not-writable`
 */
export async function makeFolder(
  path: string,
  files: FileOperations = fileOperations,
): Promise<void> {
  await files.makeFolder(path).catch((error: unknown) => {
    throw writeFailure(error, path);
  });
}
