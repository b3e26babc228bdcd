import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { electronArguments } from '../../scripts/setup/electron-arguments.ts';
import { expect, test } from './fixture.ts';

test('a second start on the same folder ends at once and leaves the first window alone', async ({
  launch,
  dataFolder,
}) => {
  const { app, page } = await launch();
  const second = spawn(process.env.DIGIT_STUDIO_ELECTRON_BINARY!, [
    resolve(import.meta.dirname, '../..'),
    `--user-data-dir=${dataFolder}`,
    ...electronArguments(),
  ]);
  const code = await new Promise((done) => second.on('exit', done));
  expect(code).toBe(0);
  expect(app.windows()).toHaveLength(1);
  await expect(page.getByTestId('train-button')).toBeVisible();
});

test('an app that is older than its data says so and touches nothing', async ({ dataFolder }) => {
  await writeFile(join(dataFolder, 'data-format.json'), '{"format":999}');
  await writeFile(join(dataFolder, 'settings.json'), '{"something":"newer"}');
  const older = spawn(process.env.DIGIT_STUDIO_ELECTRON_BINARY!, [
    resolve(import.meta.dirname, '../..'),
    `--user-data-dir=${dataFolder}`,
    ...electronArguments(),
  ]);
  try {
    let said = '';
    older.stderr.on('data', (text: Buffer) => (said += text.toString()));
    await expect.poll(() => said, { timeout: 30_000 }).toContain('A newer Digit Studio');
    expect(await readFile(join(dataFolder, 'settings.json'), 'utf8')).toBe('{"something":"newer"}');
    const names = await readdir(dataFolder);
    for (const own of ['logs', 'models', 'runs', 'people']) expect(names).not.toContain(own);
  } finally {
    // It waits for somebody to have read its message.
    older.kill('SIGKILL');
  }
});
