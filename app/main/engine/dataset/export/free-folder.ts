import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode, writeFailure } from '../../../files/write-failure.ts';

/**
 * A folder in `parent` that is not there yet: "Mine", "Mine 2", "Mine 3"...
 * @throws FailureError `not-writable` where it cannot be seen
 */
export async function freeFolder(parent: string, name: string): Promise<string> {
  for (let count = 1; ; count++) {
    const folder = join(parent, count === 1 ? name : `${name} ${count}`);
    if (!(await exists(folder)) && !(await exists(`${folder}.unfinished`))) return folder;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw writeFailure(error, path);
  }
}
