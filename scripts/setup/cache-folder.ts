import { homedir } from 'node:os';
import path from 'node:path';

interface Surroundings {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
}

const HERE: Surroundings = { platform: process.platform, env: process.env, home: homedir() };

/** Returns the folder of this user where fetched runtimes are kept between runs. */
export function cacheFolder({ platform, env, home }: Surroundings = HERE): string {
  if (env.DIGIT_STUDIO_CACHE) return path.resolve(env.DIGIT_STUDIO_CACHE);
  return path.join(platformCacheFolder(platform, env, home), 'digit-studio');
}

function platformCacheFolder(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  home: string,
): string {
  if (env.XDG_CACHE_HOME) return path.resolve(env.XDG_CACHE_HOME);
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches');
  if (platform === 'win32') return env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local');
  return path.join(home, '.cache');
}
