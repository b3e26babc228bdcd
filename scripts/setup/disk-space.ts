import { mkdir } from 'node:fs/promises';
import { freeSpace } from '../../app/main/files/free-space.ts';
import { isDiskFull } from '../../app/main/files/write-failure.ts';
import { formatBytes } from '../../app/main/terminal/format-amounts.ts';
import { SetupError } from './setup-error.ts';

/** Fails with a sentence when the disk that holds the folder has less than the bytes needed free. */
export async function requireFreeSpace(
  folder: string,
  needed: number,
  what: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const free = await freeSpace(folder);
  if (free >= needed) return;
  throw new SetupError(
    `Not enough disk space for ${what}: ${formatBytes(needed)} are needed in ${folder}, ` +
      `and ${formatBytes(free)} are free. Free some space, or set DIGIT_STUDIO_CACHE to a folder ` +
      `on a larger disk, and run the same command again.`,
  );
}

/** Turns an error of a full or protected disk into a sentence; any other error stays as it is. */
export function clearerDiskError(error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  const where = path ? ` (at ${path})` : '';
  if (isDiskFull(code)) {
    return new SetupError(
      `The disk became full${where}. Free some space, or set DIGIT_STUDIO_CACHE to a folder on a ` +
        `larger disk, and run the same command again.`,
    );
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new SetupError(
      `The set-up may not write where it must${where}. Change the permissions, or set ` +
        `DIGIT_STUDIO_CACHE to a folder of yours, and run the same command again.`,
    );
  }
  return error;
}
