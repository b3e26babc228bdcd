import { homedir } from 'node:os';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';

test('the report on the clipboard has versions, settings and the last errors, and no home folder', async ({
  launch,
  dataFolder,
}) => {
  const { app, page } = await launch();
  await app.evaluate(({ BrowserWindow }, home) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const error = `console.error(${JSON.stringify(`could not open ${home}/digits.csv`)})`;
    return webContents.executeJavaScript(error);
  }, homedir());
  await page.getByTestId('screen-about').click();
  await page.getByTestId('copy-report').click();
  await expect(page.getByTestId('report-news')).toHaveText('Copied');

  const report = await app.evaluate(({ clipboard }) => clipboard.readText());
  const electron = await app.evaluate(() => process.versions.electron);
  expect(report).toContain(`Electron ${electron}`);
  expect(report).toMatch(/TensorFlow \d+\.\d+/);
  expect(report).toContain('digits    starter (10 classes, 9000 to learn from, 1000 to test on)');
  expect(report).toContain('[error] page: could not open ~/digits.csv');
  expect(report).not.toContain(homedir());

  const log = await readFile(join(dataFolder, 'logs', 'main.log'), 'utf8');
  expect(log).toContain('~/digits.csv');
  expect(log).not.toContain(homedir());
});
