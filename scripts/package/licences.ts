import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ROOT } from '../root.ts';
import { isLicence } from './used-modules.ts';

/** Packages of which parts are bundled into the app's own files; a test holds the list to that. */
export const BUNDLED = [
  ...['svelte', 'esm-env', 'clsx', 'chart.js', '@kurkle/color', 'valibot'],
  // With what electron-updater brings, in the versions that it has.
  ...['electron-updater', 'electron-updater/node_modules/fs-extra', 'builder-util-runtime'],
  ...['electron-updater/node_modules/semver', 'js-yaml', 'lazy-val', 'lodash.escaperegexp'],
  ...['lodash.isequal', 'graceful-fs', 'jsonfile', 'universalify', 'sax', 'debug', 'ms'],
  ...['supports-color', 'has-flag'],
  ...['electron-log', 'pngjs', 'jpeg-js', 'yauzl', 'pend', 'yazl', 'buffer-crc32'],
];

/** Where the file is made. */
const NOTICES = resolve(ROOT, 'out/package/THIRD_PARTY_LICENSES.txt');

/**
 * Writes the licences of everything in the package that others wrote. Electron's and Chromium's lie
 * beside the program already.
 * @param modules folders of the packages that are taken along whole
 */
export async function writeNotices(modules: readonly string[]): Promise<void> {
  const folders = [...BUNDLED.map((name) => resolve(ROOT, 'node_modules', name)), ...modules];
  const notices = await Promise.all(folders.map(noticeOf));
  const unique = [...new Set(notices)].sort();
  await mkdir(resolve(NOTICES, '..'), { recursive: true });
  await writeFile(NOTICES, unique.join(`\n\n${'-'.repeat(72)}\n\n`));
}

async function noticeOf(folder: string): Promise<string> {
  const described = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const { name, version, license = 'see below' } = described;
  const names = (await readdir(folder)).filter(isLicence);
  const texts = await Promise.all(names.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join('\n\n');
}
