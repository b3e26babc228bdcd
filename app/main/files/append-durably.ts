import { fileOperations, type FileOperations } from './file-operations.ts';
import { writeFailure } from './write-failure.ts';

/**
 * Adds text at the end of a file that is there, and forces it to the disk. After a crash at any
 * moment the old content is there, and the text or a beginning of it.
 * @throws FailureError `disk-full` or `not-writable`; nothing was added then
 */
export async function appendDurably(
  path: string,
  text: string,
  files: FileOperations = fileOperations,
): Promise<void> {
  await files.append(path, text).catch((error: unknown) => {
    throw writeFailure(error, path);
  });
}
