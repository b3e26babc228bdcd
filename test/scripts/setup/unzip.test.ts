import { readFile, readdir, readlink, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { unzip } from '../../../scripts/setup/unzip.ts';
import { writeStoredZip } from './stored-zip.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SYMLINK = 0o120777;

let archive: string;
let folder: string;

beforeEach(async () => {
  const base = await temporaryFolder();
  archive = path.join(base, 'a.zip');
  folder = path.join(base, 'out');
});

it('keeps folders, permissions and links, and leaves out what has no place', async () => {
  await writeStoredZip(archive, [
    { name: 'App/', content: '', mode: 0o040755 },
    { name: 'App/run', content: 'program', mode: 0o100755 },
    { name: 'App/lib/one', content: 'library' },
    { name: 'App/lib/alias', content: 'one', mode: SYMLINK },
    { name: 'other', content: 'left out' },
  ]);
  await unzip(archive, folder, (name) =>
    name.startsWith('App/') ? name.slice('App/'.length) : undefined,
  );
  expect((await readdir(folder)).sort()).toEqual(['lib', 'run']);
  expect((await stat(path.join(folder, 'run'))).mode & 0o777).toBe(0o755);
  expect(await readFile(path.join(folder, 'lib', 'one'), 'utf8')).toBe('library');
  expect(await readlink(path.join(folder, 'lib', 'alias'))).toBe('one');
});

it.each([
  ['a link out of the folder', { name: 'escape', content: '../../x', mode: SYMLINK }],
  ['a place out of the folder', { name: 'elsewhere', content: 'x' }],
  ['a name with ..', { name: 'a/../../x', content: 'x' }],
])('refuses %s', async (_, entry) => {
  await writeStoredZip(archive, [entry]);
  const unpacking = unzip(archive, folder, (name) => (name === 'elsewhere' ? '../x' : name));
  await expect(unpacking).rejects.toThrow(/points outside|invalid relative path/);
});

it('fails on an archive that is cut', async () => {
  await writeStoredZip(archive, [{ name: 'one', content: 'x'.repeat(1000) }]);
  await truncate(archive, 500);
  await expect(unzip(archive, folder, (name) => name)).rejects.toThrow();
});
