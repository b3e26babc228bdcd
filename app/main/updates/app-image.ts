import { constants, realpathSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { FailureError } from '../../contract/failures.ts';
import { freeSpace } from '../files/free-space.ts';

/**
 * The AppImage that this program runs out of, or null. APPIMAGE alone says nothing: it is handed on
 * to whatever is started from another AppImage, such as a terminal, and that one would be replaced.
 */
export function appImageOf(environment: NodeJS.ProcessEnv, program: string): string | null {
  const { APPIMAGE, APPDIR } = environment;
  if (!APPIMAGE || !APPDIR) return null;
  return program.startsWith(realPath(APPDIR) + sep) ? APPIMAGE : null;
}

/** As the system names a program's place: without the links on the way. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Whether this person may put another file in its place. */
export async function canBeReplaced(appImage: string): Promise<boolean> {
  try {
    await access(dirname(appImage), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * electron-updater deletes the old AppImage before it moves the new one there: where the move would
 * fail, there would be none.
 * @throws FailureError `not-writable` or `disk-too-small`
 */
export async function requireReplaceable(appImage: string, by: string): Promise<void> {
  const path = dirname(appImage);
  if (!(await canBeReplaced(appImage))) {
    throw new FailureError({ code: 'not-writable', path, reason: 'EACCES' });
  }
  const { size, dev } = await stat(by);
  // On the same disk it is only renamed.
  if (dev === (await stat(path)).dev) return;
  const free = await freeSpace(path);
  if (free < size) throw new FailureError({ code: 'disk-too-small', path, needed: size, free });
}
