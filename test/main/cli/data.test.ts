import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { inventDigits, writeDataset } from '../engine/dataset/digit-files.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { startFileServer, status } from '../files/file-server.ts';
import { objectsIn, run } from './recorded-output.ts';

/** A command line with small starter digits and an empty data folder. */
async function installed() {
  const folder = await temporaryFolder();
  const resources = join(folder, 'resources');
  const data = join(folder, 'data');
  await writeDataset(join(resources, 'starter'), inventDigits(60), inventDigits(20, 2));
  const cli = (...args: string[]) => run([...args, '--user-data-dir', data], { resources });
  return { folder, data, cli };
}

it('lists what there is and what could be fetched', async () => {
  const { cli } = await installed();
  const { exitCode, stdout } = await cli('data', 'list');
  expect(exitCode).toBe(0);
  const lines = stdout.trim().split('\n');
  expect(lines[0]).toMatch(/^starter +ready +60 \+ 20 /);
  expect(lines[1]).toMatch(/^mnist +absent +60,000 \+ 10,000 +11\.6 MB to fetch +MNIST$/);
  expect(objectsIn((await cli('data', 'list', '--json')).stdout)).toMatchObject([
    { kind: 'dataset', id: 'starter', state: 'ready', trainCount: 60 },
    { kind: 'dataset', id: 'mnist', state: 'absent' },
    { kind: 'dataset', id: 'fashion-mnist', state: 'absent' },
  ]);
});

it.each(['idx', 'images', 'csv'])('exports, imports and removes by %s', async (format) => {
  const { folder, data, cli } = await installed();
  const exported = await cli('data', 'export', 'starter', folder, '--format', format, '--json');
  const [{ folder: made }] = objectsIn(exported.stdout) as [{ folder: string }];
  const imported = await cli('data', 'import', made, '--name', 'Mine', '--json');
  const [result] = objectsIn(imported.stdout);
  expect(result).toMatchObject({
    kind: 'imported',
    trainCount: 60,
    testCount: 20,
    problemCount: 0,
  });

  expect((await cli('data', 'verify', 'Mine')).stdout).toBe(
    'Mine is whole: every byte was read and is as it should be.\n',
  );
  expect((await cli('data', 'list')).stdout).toMatch(/own-[0-9a-f]{12} +ready .* Mine\n/);
  const images = join(data, 'digits', String(result!.id), 'train-images-idx3-ubyte');
  expect((await readFile(images)).length).toBe(16 + 60 * 784);

  await writeFile(images, 'damaged');
  expect(await cli('data', 'verify', 'Mine')).toMatchObject({ exitCode: 1 });
  expect((await cli('data', 'remove', 'Mine')).stdout).toBe('Removed Mine.\n');
  expect(await readdir(join(data, 'digits'))).toEqual([]);
});

it('names what it passed over', async () => {
  const { folder, cli } = await installed();
  const values = (label: number) => [label, ...Array<number>(784).fill(label)].join(',');
  const lines = [values(1), values(2), values(3), '7,1,2', values(4)];
  await writeFile(join(folder, 'mine.csv'), lines.join('\n'));
  const { stdout, stderr } = await cli('data', 'import', join(folder, 'mine.csv'));
  expect(stdout).toMatch(/^Imported "mine" as own-.*1 were passed over\.\n$/);
  expect(stderr).toMatch(/passed over .*4.*wrong-length/);
});

it('says from where it could not fetch, and what to do', async () => {
  const server = await startFileServer(status(404));
  onTestFinished(() => server.close());
  const { cli } = await installed();
  const mirror = new URL('.', server.url).href;
  const { exitCode, stdout, stderr } = await cli('data', 'fetch', 'mnist', '--mirror', mirror);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(/could not be fetched, from 127\.0\.0\.1:\d+ last: .*404.*--mirror/);

  const plain = await cli('data', 'fetch', 'mnist', '--mirror', 'http://example.org/');
  expect(plain.stderr).toContain('http://example.org/ is no mirror');
});

it('does not know every name, and keeps what is built in', async () => {
  const { cli } = await installed();
  expect((await cli('data', 'verify', 'letters')).stderr).toContain(
    'There is no dataset "letters"',
  );
  expect((await cli('data', 'remove', 'starter')).stderr).toContain('built in');
  const nothing = await cli('data', 'import', '/no/such/folder');
  expect(nothing).toMatchObject({ exitCode: 1, stdout: '' });
});

it('leaves the starter digits in use where what was in use is removed', async () => {
  const { folder, data, cli } = await installed();
  const [{ folder: made }] = objectsIn(
    (await cli('data', 'export', 'starter', folder, '--json')).stdout,
  ) as [{ folder: string }];
  const [{ id }] = objectsIn((await cli('data', 'import', made, '--json')).stdout) as [
    { id: string },
  ];
  await writeFile(join(data, 'digits/in-use.json'), JSON.stringify({ id }));
  await cli('data', 'remove', id);
  expect(await readFile(join(data, 'digits/in-use.json'), 'utf8')).toBe('{"id":"starter"}');
});
