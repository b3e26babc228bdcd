import type { Page } from '@playwright/test';
import type { Stroke } from '../../app/core/drawing/stroke.ts';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { expect, test, train } from './fixture.ts';

async function testAccuracy(page: Page): Promise<number> {
  return Number(await page.getByTestId('test-result').getAttribute('data-accuracy'));
}

async function drawAndRead(page: Page, strokes: readonly Stroke[]): Promise<number> {
  await page.getByTestId('clear').click();
  await drawStrokes(page, strokes);
  return (await readAnswer(page)).digit;
}

test('trains to 95 % on the 1,000 held-out digits, reads drawn digits, and remembers', async ({
  launch,
}) => {
  const first = await launch();
  await expect(first.page.getByTestId('bar-0')).toHaveAttribute('data-probability', '0');
  await train(first.page);
  expect(await testAccuracy(first.page)).toBeGreaterThanOrEqual(0.95);
  await expect(first.page.getByTestId('test-result')).toContainText('1,000');
  expect(await drawAndRead(first.page, demoDigits[7]!)).toBe(7);

  await first.page.getByTestId('clear').click();
  await expect(first.page.getByTestId('bar-7')).toHaveAttribute('data-probability', '0');
  await first.app.close();

  const second = await launch();
  expect(await drawAndRead(second.page, demoDigits[3]!)).toBe(3);
});

test('stops within a step and keeps what was learned', async ({ launch }) => {
  const { page } = await launch();
  await page.getByTestId('field-epochs').fill('50');
  await page.getByTestId('train-button').click();
  await expect(page.getByTestId('progress-text')).toContainText(/[1-9]/);
  await drawStrokes(page, demoDigits[1]!);
  // While it trains, the network in training answers, and changes its mind with every step.
  await expect(page.getByTestId('answer')).toHaveAttribute('data-digit', /\d/);
  await page.getByTestId('stop-button').click();
  await page.getByTestId('test-result').waitFor();
  await expect(page.getByTestId('train-button')).toBeEnabled();
  await drawAndRead(page, demoDigits[0]!);
});

test('a setting out of bounds is explained and cannot be trained with', async ({ launch }) => {
  const { page } = await launch();
  await page.getByTestId('open-recipe').click();
  const rate = page.getByTestId('field-learning-rate');
  await rate.fill('20');
  await expect(rate).toHaveAttribute('aria-invalid', 'true');
  await expect(rate).toHaveAccessibleDescription(/10/);
  await page.getByTestId('recipe-done').click();
  await expect(page.getByTestId('train-button')).toBeDisabled();
  await page.getByTestId('open-recipe').click();
  await rate.fill('0.002');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('open-recipe')).toBeFocused();
  await expect(page.getByTestId('train-button')).toBeEnabled();
});

test('a page that is reloaded in the middle goes on with the run', async ({ launch }) => {
  const { page } = await launch();
  await page.getByTestId('field-epochs').fill('20');
  await page.getByTestId('train-button').click();
  await expect(page.getByTestId('progress-text')).toContainText(/[1-9]/);
  await page.reload();
  await expect(page.getByTestId('stop-button')).toBeVisible();
  await expect(page.getByTestId('progress-text')).toContainText(/[1-9]/);
  await page.getByTestId('stop-button').click();
  await page.getByTestId('test-result').waitFor();
});
