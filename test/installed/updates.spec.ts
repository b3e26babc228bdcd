import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BUNDLED } from '../../scripts/package/licences.ts';
import { ROOT } from '../../scripts/root.ts';
import { listOf, startUpdateServer, text } from '../app/update-server.ts';
import { configFor, LIST } from '../app/with-updates.ts';
import { expect, test } from './fixture.ts';

test('a test build has no updates, and the environment does not give it any', async ({
  launch,
  unpacked,
  home,
}) => {
  expect(await readdir(join(unpacked.folder, 'resources'))).not.toContain('app-update.yml');
  const config = join(home, 'app-update.yml');
  await writeFile(config, configFor('http://127.0.0.1:9/'));
  const env = { DIGIT_STUDIO_TEST_UPDATES: config };
  const { page } = await launch(unpacked, undefined, env);
  expect(await page.evaluate(() => window.digitStudio.updateState())).toBeNull();
});

test('what is packed finds a newer version where its own file says, and only tells of it', async ({
  launch,
  unpacked,
}) => {
  const server = await startUpdateServer();
  const config = join(unpacked.folder, 'resources/app-update.yml');
  await writeFile(config, configFor(server.address));
  try {
    server.gives(LIST, text(listOf('99.0.0', 'a.AppImage', Buffer.alloc(1))));
    const { page } = await launch(unpacked);
    await page.getByTestId('screen-about').click();
    await page.getByTestId('look-for-update').click();
    await expect(page.getByTestId('update-news')).toContainText('Version 99.0.0 is here');
    await expect(page.getByTestId('download-update')).toHaveCount(0);
  } finally {
    await rm(config);
    await server.close();
  }
});

test('the licences of all that is bundled are in it', async () => {
  const folder = resolve(ROOT, 'out/main');
  const maps = (await readdir(folder)).filter((name) => name.endsWith('.map'));
  const sources = await Promise.all(
    maps.map(async (name) => {
      const map = JSON.parse(await readFile(join(folder, name), 'utf8')) as { sources: string[] };
      return map.sources;
    }),
  );
  const packages = new Set(sources.flat().flatMap(packageOf));
  expect(packages.size).toBeGreaterThan(10);
  expect(BUNDLED).toEqual(expect.arrayContaining([...packages]));
});

/** Of `../../node_modules/a/node_modules/b/c.js` it is `a/node_modules/b`. */
function packageOf(source: string): string[] {
  const path = /\/node_modules\/((?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(source);
  return path ? [path[1]!] : [];
}
