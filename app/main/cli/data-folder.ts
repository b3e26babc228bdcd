import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const NAME = 'Digit Studio';

/**
 * The folder in which the app keeps a person's data, so that what the command line fetches is in the
 * app too. `chosen` is what `--user-data-dir` says, as in the app.
 * Electron's rule: https://www.electronjs.org/docs/latest/api/app#appgetpathname
 */
export function dataFolder(
  chosen: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (chosen !== undefined) return resolve(chosen);
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData/Roaming'), NAME);
  if (platform === 'darwin') return join(homedir(), 'Library/Application Support', NAME);
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), NAME);
}
