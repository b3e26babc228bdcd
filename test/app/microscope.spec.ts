import type { Locator, Page } from '@playwright/test';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { focused } from './focus.ts';
import { sideBySide } from './side-by-side.ts';
import { expect, test } from './with-model.ts';

/** Where it is on the page, to a pixel. */
async function placeOf(locator: Locator): Promise<string> {
  return JSON.stringify(await locator.boundingBox());
}

/** Of all that stands below the switches of the steps. */
async function placesBelow(page: Page): Promise<string[]> {
  const pictures = await page.locator('[data-testid^="step-"] canvas').all();
  return Promise.all([...pictures, page.getByTestId('likeness')].map(placeOf));
}

function readingAt(page: Page, step: string): Locator {
  return page.getByTestId(`step-${step}`).getByTestId('reading');
}

test('the microscope shows each step, and what the network says without it', async ({ launch }) => {
  const { page } = await launch();
  await drawStrokes(page, demoDigits[4]!);
  await page.getByTestId('screen-microscope').click();
  await expect(page.getByTestId('nearest-sample')).toHaveCount(3);
  await expect(page.getByTestId('class-mean')).toBeVisible();
  await page.getByTestId('switch-scale').uncheck();
  await page.getByTestId('all-on').click();
  await expect(page.getByTestId('switch-scale')).toBeChecked();
  await page.getByTestId('why-occlusion').click();
  await expect(page.getByTestId('occlusion-finding')).toBeVisible();
  await page.getByTestId('why-activations').click();
  await expect(page.getByTestId('activations')).toBeVisible();
});

test('one digit of a number is looked at: a step left out, a stroke hidden, a pixel told', async ({
  launch,
}) => {
  const { page } = await launch();
  await drawStrokes(page, sideBySide([demoDigits[7]!, demoDigits[4]!, demoDigits[1]!]));
  await page.getByTestId('screen-microscope').click();
  await expect(page.getByTestId('which-digit')).toHaveText(/3/);

  // By keys alone: the first, then the second.
  await page.getByTestId('answer-digit-2').focus();
  await page.keyboard.press('Home');
  await expect(readingAt(page, 'input')).toHaveText(/^7/);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('answer-digit-1')).toBeFocused();
  await expect(page.getByTestId('which-digit')).toHaveText('Digit 2 of 3');
  await expect(readingAt(page, 'input')).toHaveText(/^4, /);

  // Without its size it is no 4 any more, or a doubtful one; and nothing moves.
  await expect(page.getByTestId('nearest-sample')).toHaveCount(3);
  const whole = await readingAt(page, 'input').textContent();
  const places = await placesBelow(page);
  await page.getByTestId('switch-scale').uncheck();
  await expect(readingAt(page, 'input')).not.toHaveText(whole!);
  expect(await placesBelow(page)).toEqual(places);
  await page.getByTestId('all-on').click();
  await expect(readingAt(page, 'input')).toHaveText(whole!);

  // Its two strokes, each hidden in turn; the other digits have none here.
  const pieces = page.getByTestId('without-piece');
  await expect(pieces).toHaveCount(2);
  await expect(pieces.first().getByTestId('change')).toHaveText(/^4: .*% → .*%−[\d.]+ points$/);

  await page.getByTestId('input-picture').focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('pixel-value')).toHaveText(/^Row 14, column 15: \d+ of 255/);
  expect(await focused(page)).toMatchObject({ testId: 'input-picture', isSeen: true });
});
