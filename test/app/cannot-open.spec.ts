import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mountReadOnly, NO_DISK, unmount } from '../own-disk.ts';
import { expect, test } from './fixture.ts';
import { startAndHear } from './start-and-hear.ts';

test('an app that is older than its data says so and touches nothing', async ({ dataFolder }) => {
  await writeFile(join(dataFolder, 'data-format.json'), '{"format":999}');
  await writeFile(join(dataFolder, 'settings.json'), '{"something":"newer"}');
  await startAndHear('A newer Digit Studio', [`--user-data-dir=${dataFolder}`]);
  expect(await readFile(join(dataFolder, 'settings.json'), 'utf8')).toBe('{"something":"newer"}');
  const names = await readdir(dataFolder);
  for (const own of ['logs', 'models', 'runs', 'people']) expect(names).not.toContain(own);
});

test('a data folder that is none is told, and no other one taken', async ({ dataFolder }) => {
  const file = join(dataFolder, 'file');
  const home = join(dataFolder, 'home');
  await mkdir(home);
  await writeFile(file, '');
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config') };
  await startAndHear('There is no folder for models', [`--user-data-dir=${file}`], env);
  expect(await readdir(join(home, 'config')).catch(() => [])).not.toContain('logs');
});

test('a home in which no data folder can be made is told', async ({ dataFolder }) => {
  test.skip(process.platform !== 'linux' || !mountReadOnly(dataFolder), NO_DISK);
  try {
    const env = { ...process.env, HOME: dataFolder, XDG_CONFIG_HOME: '' };
    await startAndHear('There is no folder for models', [], env);
  } finally {
    unmount(dataFolder);
  }
});

test('a page that ends at once, as without any font, is not loaded for ever', async ({
  dataFolder,
}) => {
  test.skip(process.platform !== 'linux', 'only there fonts can be taken away for one program');
  const fonts = join(dataFolder, 'fonts.conf');
  await writeFile(fonts, '<?xml version="1.0"?><fontconfig></fontconfig>');
  const env = { ...process.env, FONTCONFIG_FILE: fonts };
  const data = join(dataFolder, 'data');
  await startAndHear('Digit Studio cannot show its window', [`--user-data-dir=${data}`], env);
  const log = await readFile(join(data, 'logs', 'main.log'), 'utf8');
  expect(log.match(/page gone/g)).toHaveLength(3);
});
