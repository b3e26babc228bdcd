import log from 'electron-log/main';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Settings } from '../contract/bridge.ts';
import { writeAtomically } from './files/atomic-write.ts';

export interface SettingsFile {
  read(): Promise<Settings>;
  /**
   * They count from now on, also where they cannot be kept for the next start.
   * @throws FailureError `disk-full` or `not-writable`
   */
  write(settings: Settings): Promise<void>;
}

/** `settings.json` in the data folder. A missing or unreadable file means the standard settings. */
export function openSettings(folder: string): SettingsFile {
  const file = join(folder, 'settings.json');
  let changed: Settings | null = null;
  return {
    async read() {
      if (changed) return changed;
      try {
        return v.parse(Settings, JSON.parse(await readFile(file, 'utf8')));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
          log.warn('settings.json could not be read; standard settings are used', error);
        }
        return v.getDefaults(Settings) as Settings;
      }
    },
    write(settings) {
      changed = settings;
      return writeAtomically(file, JSON.stringify(settings, null, 2));
    },
  };
}
