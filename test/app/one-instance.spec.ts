import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
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
