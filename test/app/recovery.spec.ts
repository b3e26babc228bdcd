import type { ElectronApplication, Page } from '@playwright/test';
import { enginePid } from '../../scripts/drive/engine-pid.ts';
import { isAlive } from '../../scripts/drive/is-alive.ts';
import { expect, test } from './fixture.ts';

/** Starts a run and waits until it has left its first checkpoint, which it does after an epoch. */
async function trainPastCheckpoint(page: Page): Promise<void> {
  await page.getByTestId('recipe-select').selectOption('fast');
  await page.getByTestId('field-epochs').fill('200');
  await page.getByTestId('train-button').click();
  await page.getByTestId('view-confusion').click();
  await expect(page.getByTestId('evaluation-progress')).toContainText(/Epoch ([2-9]|\d\d)/, {
    timeout: 60_000,
  });
}

/** Asked of the main process: Playwright's own page ends with the page that crashed. */
function inPage(app: ElectronApplication, testId: string): Promise<boolean> {
  return app.evaluate(async ({ BrowserWindow }, id) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const isThere = `document.querySelector('[data-testid="${id}"]') !== null`;
    return webContents.executeJavaScript(isThere) as Promise<boolean>;
  }, testId);
}

test('when the main process is killed no engine is left, and the next start offers to go on', async ({
  launch,
}) => {
  const first = await launch();
  await trainPastCheckpoint(first.page);
  const engine = (await enginePid(first.app))!;
  process.kill(first.app.process().pid!, 'SIGKILL');
  await expect.poll(() => isAlive(engine)).toBe(false);

  const { page } = await launch();
  await expect(page.getByTestId('interrupted')).toBeVisible();
  await page.getByTestId('resume-run').click();
  await expect(page.getByTestId('progress-text')).toContainText(/[1-9]/);
  await page.getByTestId('stop-button').click();
  await page.getByTestId('test-result').waitFor();
});

test('a page that crashes in the middle of a run comes back, and the run goes on', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await trainPastCheckpoint(page);
  const engine = await enginePid(app);
  await app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const back = new Promise((resolve) => webContents.once('did-finish-load', () => resolve(true)));
    webContents.forcefullyCrashRenderer();
    return back;
  });
  await expect.poll(() => inPage(app, 'stop-button')).toBe(true);
  expect(await enginePid(app)).toBe(engine);
});
