import { dirname } from 'node:path';
import { writeFailure } from './write-failure.ts';
import { fileOperations, type FileOperations } from './file-operations.ts';

/** What is called so waits to be renamed to the file that it is the new content of. */
const BESIDE = '.beside';

/**
 * Writes a file so that after a crash or a power cut at any moment the old content or the new one
 * is there, whole: written beside, forced to the disk, renamed. The folder must exist.
 * @throws FailureError `disk-full` or `not-writable`; the old content is then untouched.
 */
export async function writeAtomically(
  path: string,
  content: Uint8Array | string,
  files: FileOperations = fileOperations,
): Promise<void> {
  const beside = path + BESIDE;
  try {
    await files.write(beside, content);
    await files.rename(beside, path);
    await files.syncFolder(dirname(path));
  } catch (error) {
    // What is left beside is harmless; the reason why the write failed matters more.
    await files.remove(beside).catch(() => undefined);
    throw writeFailure(error, path);
  }
}

/** Which file was being written when this was left beside it; null of any other name. */
export function cutShortName(name: string): string | null {
  return name.endsWith(BESIDE) ? name.slice(0, -BESIDE.length) : null;
}
