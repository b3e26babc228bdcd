import { rm } from 'node:fs/promises';
import { writeFailure } from './write-failure.ts';

/**
 * Removes a folder with all that is in it, or a file; one that is not there is no error.
 * @throws FailureError `not-writable`
 */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
    throw writeFailure(error, path);
  });
}
