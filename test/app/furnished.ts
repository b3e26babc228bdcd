import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import type { RunningApp } from '../../scripts/drive/launch-app.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { expect, startOn, test as base } from './fixture.ts';
import { listOf, startUpdateServer, text } from './update-server.ts';
import { asAppImage, LIST } from './with-updates.ts';

/** One app for all tests of a file that only look at it, with something on each screen. */
export const test = base.extend<object, { furnished: RunningApp }>({
  furnished: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'digit-studio-test-'));
      const server = await startUpdateServer();
      const name = process.platform === 'darwin' ? 'a.zip' : 'a.AppImage';
      server.gives(LIST, text(listOf('0.2.0', name, Buffer.alloc(1), 'Faster.')));
      const running = await startOn(folder, { env: await asAppImage(folder, server.address) });
      await furnish(running);
      await use(running);
      await running.app.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

/** A model, a drawing that is read, a kept one and a folder to import: something on each screen. */
async function furnish({ app, page }: RunningApp): Promise<void> {
  const folder = resolve(import.meta.dirname, '../../resources/starter');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
  await page.getByTestId('field-epochs').fill('1');
  await page.getByTestId('train-button').click();
  await page.getByTestId('test-result').waitFor({ timeout: 60_000 });
  await drawStrokes(page, demoDigits[4]!);
  await readAnswer(page);
  await page.getByTestId('correct-4').click();
  await expect(page.getByTestId('correct-4')).toHaveAttribute('aria-pressed', 'true');
}

export { expect };
