import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FetchFailure } from '../../app/main/files/fetch-outcome.ts';
import { BRIEFLY, download } from './download.ts';
import type { Platform } from './platform.ts';
import { unzip } from './unzip.ts';

// The version of the electron package, whose checksums.json pins the archives.
export const OFFICIAL_VERSION = '45.4.1';

const RELEASES = 'https://github.com/electron/electron/releases/download/';

/**
 * Fetches the release of the Electron project itself and unpacks it into the folder. Returns the
 * failure if it could not be fetched.
 */
export async function fillWithOfficialElectron(
  folder: string,
  downloads: string,
  { os, arch }: Platform,
  env: NodeJS.ProcessEnv = process.env,
): Promise<FetchFailure | undefined> {
  const name = `electron-v${OFFICIAL_VERSION}-${os}-${arch}.zip`;
  const target = path.join(downloads, name);
  const outcome = await download(
    `Electron ${OFFICIAL_VERSION}`,
    { url: archiveAddress(name, env), target, sha256: pinnedHash(name) },
    BRIEFLY,
  );
  if (outcome.kind === 'failed') return outcome;
  await unzip(target, folder, (entry) => entry);
  await rm(target);
  return undefined;
}

/** Returns where an archive is, on the mirror if ELECTRON_MIRROR names one. */
export function archiveAddress(name: string, env: NodeJS.ProcessEnv): string {
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror;
  const base = mirror ? mirror.replace(/\/*$/, '/') : RELEASES;
  return `${base}v${OFFICIAL_VERSION}/${name}`;
}

function pinnedHash(name: string): string {
  const hashes = createRequire(import.meta.url)('electron/checksums.json') as Record<
    string,
    string
  >;
  const hash = hashes[name];
  if (!hash) throw new Error(`electron/checksums.json has no hash for ${name}`);
  return hash;
}
