import { statfs } from 'node:fs/promises';

/** Returns how many bytes this user may still write to the disk that holds the folder. */
export async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize, blocks } = await statfs(folder);
  // Some network disks tell nothing at all: then only writing shows whether there is room.
  return blocks === 0 ? Infinity : bavail * bsize;
}
