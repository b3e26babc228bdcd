import type { Page } from '@playwright/test';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { expect, test, train } from './fixture.ts';

/** Starts a run that takes long enough to be disturbed, and waits for its first steps. */
async function startLongRun(page: Page): Promise<void> {
  await page.getByTestId('field-epochs').fill('200');
  await page.getByTestId('train-button').click();
  await expect(page.getByTestId('progress-text')).toContainText(/[1-9]/);
}

test('a first click trains the quick network the fast way, and shows all of it', async ({
  launch,
}) => {
  const { page } = await launch();
  await expect(page.getByTestId('network-select')).toHaveValue('quick');
  await expect(page.getByTestId('cost-card')).toContainText('57,754');
  await expect(page.getByTestId('cost-epoch')).toContainText(/\d/, { timeout: 30_000 });
  await train(page);
  const accuracy = await page.getByTestId('test-result').getAttribute('data-accuracy');
  expect(Number(accuracy)).toBeGreaterThanOrEqual(0.97);
  await page.getByTestId('view-confusion').click();
  await expect(page.getByTestId('confusion-matrix')).toBeVisible();
  await page.getByTestId('view-first-layer').click();
  await expect(page.getByTestId('first-layer')).toBeVisible();
});

test('an app that was closed in the middle of a run offers to go on', async ({ launch }) => {
  test.setTimeout(180_000);
  const first = await launch();
  await startLongRun(first.page);
  await first.page.getByTestId('pause-button').click();
  await expect(first.page.getByTestId('continue-button')).toBeVisible();
  await first.page.waitForTimeout(1_000);
  await first.app.close();
  const { page } = await launch();
  await expect(page.getByTestId('interrupted')).toBeVisible();
  await page.getByTestId('discard-run').click();
  await page.getByTestId('discard-yes').click();
  await expect(page.getByTestId('interrupted')).toBeHidden();
  await page.reload();
  await expect(page.getByTestId('train-button')).toBeEnabled();
  await expect(page.getByTestId('interrupted')).toBeHidden();
});

test('pauses, takes one step, changes the rate, and goes on', async ({ launch }) => {
  const { page } = await launch();
  await startLongRun(page);
  await page.getByTestId('pause-button').click();
  await expect(page.getByTestId('step-button')).toBeEnabled();
  const progress = page.getByTestId('progress-text');
  await page.waitForTimeout(500);
  const before = await progress.textContent();
  await page.getByTestId('step-button').click();
  await expect(progress).not.toHaveText(before!);
  await page.getByTestId('live-rate').fill('0.0123');
  await page.getByTestId('set-rate').click();
  await page.getByTestId('step-button').click();
  await expect(page.getByTestId('rate-now')).toContainText('0.0123');
  await page.getByTestId('continue-button').click();
  await expect(page.getByTestId('pause-button')).toBeVisible();
  await page.getByTestId('stop-button').click();
  await page.getByTestId('test-result').waitFor();
});

test('an own network is put together, trained, and its model kept, evaluated and continued', async ({
  launch,
}) => {
  test.setTimeout(180_000);
  const { page } = await launch();
  await page.getByTestId('screen-network').click();
  await page.getByTestId('network-new').click();
  await page.getByTestId('remedy').click();
  await page.getByTestId('network-train').click();
  await expect(page.getByTestId('train-button')).toBeEnabled();
  await train(page);
  await drawStrokes(page, demoDigits[1]!);
  await readAnswer(page);

  await page.getByTestId('screen-models').click();
  await page.getByTestId('evaluate').click();
  await expect(page.getByTestId('evaluation-result')).toContainText(/1,000/);
  await page.getByTestId('continue-epochs').fill('1');
  await page.getByTestId('model-continue').click();
  await page.getByTestId('test-result').waitFor({ timeout: 90_000 });
  await page.getByTestId('screen-models').click();
  await expect(page.locator('[data-testid^="model-"][data-testid*="-"]').first()).toBeVisible();
  await page.getByTestId('model-delete').click();
  await page.getByTestId('model-undo-delete').click();
});
