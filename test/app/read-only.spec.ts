import { readdir } from 'node:fs/promises';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { mountReadOnly, NO_DISK, unmount } from '../own-disk.ts';
import { expect, test as base } from './with-model.ts';

const test = base.extend({
  dataFolder: async ({ dataFolder }, use, info) => {
    info.skip(!mountReadOnly(dataFolder), NO_DISK);
    await use(dataFolder);
    unmount(dataFolder);
  },
});

test('with a folder that can only be read the app opens, says so, and reads drawings', async ({
  launch,
  dataFolder,
}) => {
  const before = await readdir(dataFolder, { recursive: true });
  const { page } = await launch();
  const refused = 'Nothing could be saved. Check that you may write to';
  await expect(page.getByTestId('banner')).toContainText(`${refused} ${dataFolder}, then`);
  await drawStrokes(page, demoDigits[4]!);
  await readAnswer(page);
  await page.getByTestId('correct-4').click();
  await expect(page.getByTestId('correction-news')).toContainText(refused);
  await page.getByTestId('language-select').selectOption('zh-CN');
  await page.getByTestId('language-select').selectOption('en');
  await page.getByTestId('train-button').click();
  await expect(page.getByTestId('test-result')).toContainText(refused);
  expect(await readdir(dataFolder, { recursive: true })).toEqual(before);
});
