import { rmSync, writeFileSync } from 'node:fs';
import { WRITE_PROBE } from './require-writable.ts';
import { join } from 'node:path';
import { systemCode } from './write-failure.ts';

const REFUSALS = new Set(['EROFS', 'EACCES', 'EPERM']);

/** Whether a folder takes no files from this user. One that is only full is not meant. */
export function isReadOnly(folder: string): boolean {
  const probe = join(folder, WRITE_PROBE);
  try {
    writeFileSync(probe, '');
    rmSync(probe);
    return false;
  } catch (error) {
    return REFUSALS.has(systemCode(error) ?? '');
  }
}
