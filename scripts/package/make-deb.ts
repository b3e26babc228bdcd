import { Installer } from 'electron-installer-debian';
import { cp, readdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ROOT } from '../root.ts';
import { aptGet } from '../setup/apt-get.ts';
import { runCommand } from '../setup/run-command.ts';
import { SetupError } from '../setup/setup-error.ts';
import { DIST, PROGRAM } from './places.ts';

const FOLDER = resolve(DIST, 'deb');
const TOOLS = { fakeroot: 'fakeroot', 'dpkg-deb': 'dpkg', zstd: 'zstd' };

/** It can name a type of files in the menu's entry, but not tell the desktop which files have it. */
class WithMimeType extends Installer {
  override async copyScripts(): Promise<void> {
    await super.copyScripts();
    await cp(
      resolve(ROOT, 'resources/mime-types.xml'),
      resolve(this.stagingDir, `usr/share/mime/packages/${PROGRAM}.xml`),
    );
  }
}

/**
 * Makes a Debian package of an unpacked app, where electron-builder's own tools cannot be fetched.
 * Its name says that it is no release.
 * @returns the file
 */
export async function makeDeb(unpacked: string): Promise<string> {
  await requireTools();
  await rm(FOLDER, { recursive: true, force: true });
  const installer = new WithMimeType({
    src: unpacked,
    dest: FOLDER,
    arch: process.arch === 'x64' ? 'amd64' : process.arch,
    // Its own function gives it one; the class wants one.
    logger: () => undefined,
    rename: (folder) => resolve(folder, `${PROGRAM}-test-build_<%= version %>_<%= arch %>.deb`),
    options: {
      name: PROGRAM,
      productName: 'Digit Studio',
      genericName: 'Learn how a machine learns to read digits',
      bin: PROGRAM,
      section: 'education',
      // Electron is linked to it, whatever plays the sound.
      depends: ['libasound2 | libasound2t64'],
      categories: ['Education'],
      mimeType: ['application/x-digit-studio-model'],
      icon: resolve(ROOT, 'resources/icon.png'),
      // xz takes minutes for TensorFlow's library.
      compression: 'zstd',
    },
  });
  await installer.generateDefaults();
  installer.generateOptions();
  await installer.createStagingDir();
  await installer.createContents();
  await installer.createPackage();
  await installer.movePackage();
  const [name] = await readdir(FOLDER);
  if (name === undefined) throw new SetupError('No Debian package was made.');
  return resolve(FOLDER, name);
}

async function requireTools(): Promise<void> {
  const lacking: string[] = [];
  for (const [program, name] of Object.entries(TOOLS)) {
    const { missing } = await runCommand(program, ['--version']);
    if (missing) lacking.push(name);
  }
  if (lacking.length === 0) return;
  const apt = await aptGet(process.env, process.getuid?.());
  if (!apt.usable) {
    throw new SetupError(`A Debian package needs these tools: ${apt.command(lacking)}`);
  }
  await apt.install(lacking, 'what makes a Debian package');
}
