import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type FileServer, startFileServer, status, whole } from '../main/files/file-server.ts';
import { expect, test, train } from './fixture.ts';

const REAL_MNIST = resolve(import.meta.dirname, '../../../shared/data/mnist');

/** A mirror on loopback with the files of a folder, or with none. */
function startMirror(folder: string | null) {
  return startFileServer((response, request) => {
    const path = folder === null ? '' : join(folder, basename(request.url!));
    if (!existsSync(path)) return status(404)(response, request);
    void readFile(path).then((content) => whole(content)(response, request));
  });
}

const mirrorOf = ({ url }: FileServer) => new URL('.', url).href;

test('fetches MNIST with a click, shows it, and trains on it to 98 %', async ({ launch }) => {
  // Only the real files have the hashes that the app knows, and they are not the project's to carry.
  test.skip(!existsSync(REAL_MNIST), 'no ../shared');
  test.setTimeout(300_000);
  const mirror = await startMirror(REAL_MNIST);
  const { page } = await launch({ mirror: mirrorOf(mirror) });
  await page.getByRole('button', { name: 'Digits', exact: true }).click();
  await page.getByTestId('dataset-mnist').click();
  await page.getByTestId('fetch').click();
  await expect(page.getByTestId('sample-grid')).toBeVisible({ timeout: 60_000 });
  await page.getByTestId('class-7').click();
  await expect(page.getByTestId('class-7')).toContainText('6,265');
  await mirror.close();

  await page.getByRole('button', { name: 'Train and draw' }).click();
  await page.getByTestId('network-select').selectOption('mlp');
  await page.getByTestId('recipe-select').selectOption('lesson');
  await train(page, 240_000);
  const result = page.getByTestId('test-result');
  await expect(result).toContainText('10,000');
  expect(Number(await result.getAttribute('data-accuracy'))).toBeGreaterThanOrEqual(0.98);
});

test('says why a fetch failed, and keeps the digits in use', async ({ launch }) => {
  const mirror = await startMirror(null);
  const { page } = await launch({ mirror: mirrorOf(mirror) });
  await page.getByRole('button', { name: 'Digits', exact: true }).click();
  await page.getByTestId('dataset-mnist').click();
  await page.getByTestId('fetch').click();
  await expect(page.getByText(/127\.0\.0\.1:\d+/).first()).toBeVisible({ timeout: 30_000 });
  await mirror.close();
  await page.getByTestId('dataset-starter').click();
  await expect(page.getByTestId('sample-grid')).toBeVisible();
});

test('imports a folder that a dialog of the main process chose, and removes it', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await page.getByRole('button', { name: 'Digits', exact: true }).click();
  await page.getByTestId('show-import').click();
  const folder = resolve(import.meta.dirname, '../../resources/starter');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
  await page.getByTestId('choose-folder').click();
  await page.getByTestId('import').click({ timeout: 30_000 });
  await expect(page.getByTestId('import-result')).toContainText('9,000', { timeout: 30_000 });

  await page.locator('[data-testid^="dataset-own-"]').click();
  await page.getByTestId('remove').click();
  await page.getByTestId('remove-yes').click();
  await expect(page.locator('[data-testid^="dataset-own-"]')).toHaveCount(0);
});
