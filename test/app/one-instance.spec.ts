import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { electronArguments } from '../../scripts/setup/electron-arguments.ts';
import { expect, test } from './fixture.ts';

test('a second start on the same folder ends at once and brings the first window to the front', async ({
  launch,
  dataFolder,
}) => {
  const { app, page } = await launch();
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window!.blur();
    window!.once('focus', () => window!.setTitle('in front'));
  });
  const second = spawn(process.env.DIGIT_STUDIO_ELECTRON_BINARY!, [
    resolve(import.meta.dirname, '../..'),
    `--user-data-dir=${dataFolder}`,
    ...electronArguments(),
  ]);
  const code = await new Promise((done) => second.on('exit', done));
  expect(code).toBe(0);
  expect(app.windows()).toHaveLength(1);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle()))
    .toBe('in front');
  await expect(page.getByTestId('train-button')).toBeVisible();
});
