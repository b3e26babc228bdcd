import { app } from 'electron';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The data folder, if it cannot be made; null if it is there. Electron says nothing: it takes the
 * standard folder in the place of one that was asked for, and ends where there is not even that.
 */
export function missingFolder(): string | null {
  const asked = app.commandLine.getSwitchValue('user-data-dir');
  if (asked !== '' && !isFolder(asked)) return asked;
  try {
    app.getPath('userData');
    return null;
  } catch {
    // Without any it could not even show a box.
    const folder = mkdtempSync(join(tmpdir(), 'digit-studio-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    app.setPath('userData', folder);
    return homedir();
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
