import { listPackage } from '@electron/asar';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { expect, run, test } from './fixture.ts';

/** What only who builds the app needs. */
const NOT_SHIPPED = ['.map', '.ts', '.h', '.hpp', '.cc', '.md', '.gyp', '.py', '.svelte'];

test('there is nothing in it that is not used', async ({ unpacked }) => {
  const files = await readdir(unpacked.folder, { recursive: true });
  const packed = listPackage(join(unpacked.folder, 'resources/app.asar'), { isPack: false });
  const unwanted = [...files, ...packed].filter((file) => NOT_SHIPPED.includes(extname(file)));
  expect(unwanted).toEqual([]);
  expect(files).not.toContain('resources/default_app.asar');
  // The command line is for who has the checkout.
  expect(packed.filter((file) => /\bcli\b/.test(file))).toEqual([]);
});

test("TensorFlow's library is in it once", async ({ installed }) => {
  const folder = join(
    installed.folder,
    'resources/app.asar.unpacked/node_modules/@tensorflow/tfjs-node/deps/lib',
  );
  const names = await readdir(folder);
  const links = await Promise.all(
    names.map(async (name) => (await lstat(join(folder, name))).isSymbolicLink()),
  );
  expect(names.filter((_, place) => !links[place])).toEqual(
    names.filter((name) => name.endsWith('.so.2')),
  );
});

test('a menu finds it: desktop entry, icon, command', async ({ root }) => {
  const entry = await readFile(join(root, 'usr/share/applications/digit-studio.desktop'), 'utf8');
  expect(entry).toContain('Name=Digit Studio');
  expect(entry).toContain('Exec=digit-studio %U');
  expect(entry).toContain('MimeType=application/x-digit-studio-model;');
  const types = await readFile(join(root, 'usr/share/mime/packages/digit-studio.xml'), 'utf8');
  expect(types).toContain('*.digitmodel');
  expect(entry).toContain('Categories=Education;');
  expect((await readdir(join(root, 'usr/share/pixmaps'))).join()).toMatch(/digit-studio/);
  expect(await readlink(join(root, 'usr/bin/digit-studio'))).toContain('lib/digit-studio');
});

test("Chromium's sandbox may work where the kernel wants a helper with the right", async ({
  deb,
}) => {
  const { stdout } = await run('dpkg-deb', ['-c', deb], { maxBuffer: 2 ** 24 });
  expect(stdout).toMatch(/^-rwsr-xr-x root\/root .*chrome-sandbox$/m);
});

test('it brings the licences of what others wrote', async ({ unpacked }) => {
  const notices = await readFile(join(unpacked.folder, 'THIRD_PARTY_LICENSES.txt'), 'utf8');
  for (const name of ['@tensorflow/tfjs-node', 'svelte', 'chart.js', 'valibot', 'electron-log']) {
    expect(notices).toContain(`${name} `);
  }
  expect(await readdir(unpacked.folder)).toEqual(
    expect.arrayContaining(['LICENSE', 'LICENSE.electron.txt', 'LICENSES.chromium.html']),
  );
});
