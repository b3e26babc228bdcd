import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, train } from './fixture.ts';

const REAL_MNIST = resolve(import.meta.dirname, '../../../shared/data/mnist');

/** Serves a folder on loopback; every file is missing where there is none. */
async function startMirror(folder: string | null): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = folder === null ? '' : join(folder, basename(request.url!));
    if (!existsSync(path)) return void response.writeHead(404).end();
    void readFile(path).then((content) => response.end(content));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

test('fetches MNIST with a click, shows it, and trains on it to 98 %', async ({ launch }) => {
  test.skip(!existsSync(REAL_MNIST), 'no ../shared');
  test.setTimeout(300_000);
  const mirror = await startMirror(REAL_MNIST);
  const { page } = await launch({ mirror: mirror.url });
  await page.getByRole('button', { name: 'Digits', exact: true }).click();
  await page.getByTestId('dataset-mnist').click();
  await page.getByTestId('fetch').click();
  await expect(page.getByTestId('sample-grid')).toBeVisible({ timeout: 60_000 });
  await page.getByTestId('class-7').click();
  await expect(page.getByTestId('class-7')).toContainText('6,265');
  mirror.close();

  await page.getByRole('button', { name: 'Train and draw' }).click();
  await train(page, 240_000);
  const result = page.getByTestId('test-result');
  await expect(result).toContainText('10,000');
  expect(Number(await result.getAttribute('data-accuracy'))).toBeGreaterThanOrEqual(0.98);
});

test('says why a fetch failed, and keeps the digits in use', async ({ launch }) => {
  const mirror = await startMirror(null);
  const { page } = await launch({ mirror: mirror.url });
  await page.getByRole('button', { name: 'Digits', exact: true }).click();
  await page.getByTestId('dataset-mnist').click();
  await page.getByTestId('fetch').click();
  await expect(page.getByText(/127\.0\.0\.1:\d+/).first()).toBeVisible({ timeout: 30_000 });
  mirror.close();
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
