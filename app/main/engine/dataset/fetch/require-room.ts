import { FailureError } from '../../../../contract/failures.ts';
import { freeSpace } from '../../../files/free-space.ts';
import { writeFailure } from '../../../files/write-failure.ts';

/** What the rest of the system needs to stay usable, and what the file system takes for itself. */
const MARGIN = 16 * 1024 * 1024; /* bytes */

/**
 * Looks before the work whether the disk that holds the folder has room for so many bytes.
 * @throws FailureError `disk-too-small`, or `not-writable` if the folder cannot be asked
 */
export async function requireRoom(
  folder: string,
  bytes: number,
  freeOf: (folder: string) => Promise<number> = freeSpace,
): Promise<void> {
  if (bytes === 0) return;
  const needed = bytes + MARGIN;
  const free = await freeOf(folder).catch((error: unknown) => {
    throw writeFailure(error, folder);
  });
  if (free < needed) {
    throw new FailureError({ code: 'disk-too-small', path: folder, needed, free });
  }
}
