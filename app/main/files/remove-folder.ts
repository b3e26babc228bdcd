import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFailure } from './write-failure.ts';

/**
 * Removes a folder with all that is in it, or a file; one that is not there is no error.
 * @param first the file in it that makes it count: without it, half of a folder is none to any reader
 * @throws FailureError `not-writable`
 */
export async function removeFolder(path: string, first?: string): Promise<void> {
  try {
    if (first !== undefined) await rm(join(path, first), { force: true });
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    throw writeFailure(error, path);
  }
}
