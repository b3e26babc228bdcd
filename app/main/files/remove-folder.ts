import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOperations } from './file-operations.ts';
import { writeFailure } from './write-failure.ts';

/** As whenFree does, by Node itself, which sees each file: Windows lets go of them one by one. */
const UNTIL_FREE = { maxRetries: 9, retryDelay: 20 /* ms, longer each time */ };

/**
 * Removes a folder with all that is in it, or a file; one that is not there is no error.
 * @param first the file in it that makes it count: without it, half of a folder is none to any reader
 * @throws FailureError `not-writable`
 */
export async function removeFolder(path: string, first?: string): Promise<void> {
  try {
    if (first !== undefined) await fileOperations.remove(join(path, first));
    await rm(path, { recursive: true, force: true, ...UNTIL_FREE });
  } catch (error) {
    throw writeFailure(error, path);
  }
}
