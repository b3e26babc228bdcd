import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { electronArguments } from '../../scripts/setup/electron-arguments.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { startOn } from './fixture.ts';
import { expect, test } from './with-model.ts';

test('a model goes to somebody as a file, which opens the app, or in the app that is open', async ({
  launch,
  dataFolder,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'digit-studio-test-'));
  const { app, page } = await launch();
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
  await page.getByTestId('screen-models').click();
  await page.getByTestId('model-export').click();
  await expect(page.getByTestId('model-exported')).toContainText('.digitmodel');
  const [name] = await readdir(folder);
  const file = join(folder, name!);

  // Somebody else double-clicks it.
  const other = await startOn(join(folder, 'other'), { files: [file] });
  await expect(other.page.getByTestId('model-opened')).toContainText('is here now');
  await other.page.getByTestId('screen-studio').click();
  await drawStrokes(other.page, demoDigits[3]!);
  expect((await readAnswer(other.page)).digit).toBe(3);
  await other.app.close();

  // The one who has it does so, too: the app that is open hears of it.
  await page.getByTestId('screen-studio').click();
  const second = spawn(process.env.DIGIT_STUDIO_ELECTRON_BINARY!, [
    resolve(import.meta.dirname, '../..'),
    `--user-data-dir=${dataFolder}`,
    ...electronArguments(),
    file,
  ]);
  expect(await new Promise((done) => second.on('exit', done))).toBe(0);
  await expect(page.getByTestId('model-opened')).toContainText('You had');
  await rm(folder, { recursive: true, force: true });
});
