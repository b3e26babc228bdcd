import { type Page } from '@playwright/test';
import { readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { openEnginePort } from '../../scripts/drive/open-engine-port.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { mountDisk, NO_DISK, unmount } from '../own-disk.ts';
import { expect, test as base } from './fixture.ts';
import { isTooWide, resize } from './layout.ts';

/** Chromium's own files, a model and some room. */
const SIZE = '64m';

const test = base.extend({
  dataFolder: async ({ dataFolder }, use, info) => {
    info.skip(!mountDisk(dataFolder, SIZE), NO_DISK);
    await use(dataFolder);
    unmount(dataFolder);
  },
});

async function fill(disk: string): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  await writeFile(join(disk, 'filler'), Buffer.alloc(bavail * bsize)).catch(() => undefined);
}

/** Starts a short run, and fills the disk before it has ended. */
async function trainOnFullDisk(page: Page, disk: string): Promise<void> {
  await page.getByTestId('recipe-select').selectOption('fast');
  await page.getByTestId('field-epochs').fill('1');
  await page.getByTestId('train-button').click();
  await page.getByTestId('progress-text').waitFor();
  await fill(disk);
  await page.getByTestId('test-result').waitFor({ timeout: 60_000 });
}

async function canFetch(page: Page): Promise<string | undefined> {
  const port = await openEnginePort(page);
  const answer = await port.evaluate((engine) => engine.ask('fetchDataset', { id: 'mnist' }));
  await port.evaluate((engine) => engine.close());
  return (answer as { failure?: { code: string } }).failure?.code;
}

test('a disk that is full costs nothing that is on screen, and says what is not kept', async ({
  launch,
  dataFolder,
}) => {
  const { app, page } = await launch();
  await resize({ app, page }, { width: 900, height: 600, zoom: 1 });
  const banner = page.getByTestId('banner');
  await trainOnFullDisk(page, dataFolder);
  await expect(page.getByTestId('test-result')).toContainText('Not saved: it can be used until');
  await expect(banner).toContainText('The disk is full');
  expect(await readdir(join(dataFolder, 'models'))).toEqual([]);

  // The network reads, and that a drawing could not be kept is said beside it.
  await drawStrokes(page, demoDigits[4]!);
  await readAnswer(page);
  const kept = page.getByTestId('correct-4');
  await kept.click();
  await expect(page.getByTestId('correction-news')).toContainText('The disk is full');
  await expect(kept).toHaveAttribute('aria-pressed', 'false');
  expect(await isTooWide(page)).toBe(false);
  expect(await readdir(join(dataFolder, 'people'))).toEqual([]);

  await page.getByTestId('train-button').click();
  await expect(page.getByTestId('test-result')).toContainText('The disk is full');

  // Settings count, also on a page that is loaded again; one banner for all of it.
  await page.getByTestId('screen-digits').click();
  await page.getByTestId('show-settings').click();
  await page.getByTestId('never-download').click();
  await page.getByTestId('language-select').selectOption('zh-CN');
  await expect(banner).toHaveCount(1);
  expect(await canFetch(page)).toBe('downloads-off');
  await page.reload();
  await expect(page.getByTestId('train-button')).toHaveText('开始训练');
  expect((await readdir(dataFolder)).filter((name) => name.startsWith('settings'))).toEqual([]);

  await page.getByTestId('screen-models').click();
  await expect(page.getByTestId('model-unsaved')).toBeVisible();
  await rm(join(dataFolder, 'filler'));
  await page.getByTestId('model-save').click();
  await expect(page.getByTestId('model-unsaved')).toBeHidden();
  const [model] = (await readdir(join(dataFolder, 'models'))).filter((name) => /^model-/.test(name));
  expect(await readdir(join(dataFolder, 'models', model!))).toContain('model.json');
  expect(await readdir(join(dataFolder, 'runs'))).toEqual([]);
}); // prettier-ignore
