import type { Locator, Page } from '@playwright/test';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { cutOff } from './cut-off.ts';
import { isTooWide, resize } from './layout.ts';
import { sideBySide } from './side-by-side.ts';
import { expect, test } from './with-model.ts';

const SMALLEST = { width: 900, height: 600, zoom: 1 };
/** Of 40 characters. */
const NAME = 'Maximiliane Alexandra von und zu Hohenlo';

async function topOf(locator: Locator): Promise<number> {
  return Math.round((await locator.boundingBox())!.y);
}

async function keepDigit(page: Page, digit: number): Promise<void> {
  await drawStrokes(page, demoDigits[digit]!);
  await expect(page.getByTestId(`correct-${digit}`)).toBeEnabled();
  await page.keyboard.press(String(digit));
  await expect(page.getByTestId(`correct-${digit}`)).toHaveAttribute('aria-pressed', 'true');
}

for (const language of ['en_US', 'zh_CN']) {
  test(`a long name is read whole in the smallest window (${language})`, async ({ launch }) => {
    const running = await launch({ language });
    const { page } = running;
    await resize(running, SMALLEST);
    await page.getByTestId('screen-hand').click();
    await page.getByTestId('person-new').click();
    await page.getByTestId('person-name').fill(NAME);
    await page.keyboard.press('Enter');
    const title = page.getByRole('heading', { name: NAME });
    await expect(title).toBeVisible();
    expect(await title.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    await page.getByTestId('screen-studio').click();
    await keepDigit(page, 7);

    await page.getByTestId('screen-hand').click();
    const row = await topOf(page.getByTestId('person-rename'));
    await page.getByTestId('person-export').click();
    // The choice stands where the buttons were, in one line.
    for (const format of ['json', 'idx']) {
      expect(await topOf(page.getByTestId(`person-export-${format}`))).toBe(row);
    }
    expect(await cutOff(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });
}

test('a number of eight digits has its place, and moves nothing', async ({ launch }) => {
  const running = await launch();
  const { page } = running;
  await resize(running, SMALLEST);
  const stays = [page.getByTestId('bar-0'), page.getByTestId('correct-0')];
  const placesOf = () => Promise.all(stays.map((each) => each.boundingBox()));
  await drawStrokes(page, demoDigits[2]!);
  await expect(page.getByTestId('answer')).toHaveAttribute('data-digit', '2');
  const places = await placesOf();

  await page.getByTestId('clear').click();
  await drawStrokes(page, sideBySide([2, 0, 2, 6, 2, 0, 2, 6].map((digit) => demoDigits[digit]!)));
  await expect(page.getByTestId('answer-number').getByRole('button')).toHaveCount(8);
  expect(await placesOf()).toEqual(places);
  const number = page.getByTestId('answer-number');
  expect(await number.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
  expect(await cutOff(page)).toEqual([]);

  // A digit is large enough to be hit.
  const { width, height } = (await page.getByTestId('answer-digit-3').boundingBox())!;
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(20);
  await page.getByTestId('answer-digit-3').click();
  await expect(page.getByTestId('correction-lead')).toHaveText(/Digit 4 of 8\s*was:/);

  for (const screen of ['studio', 'microscope']) {
    await page.getByTestId(`screen-${screen}`).click();
    await expect(number).toBeVisible();
    for (const size of [SMALLEST, { width: 1440, height: 900, zoom: 2 }]) {
      await resize(running, size);
      expect(await isTooWide(page), `${screen} at ${size.zoom}`).toBe(false);
      expect(await cutOff(page), `${screen} at ${size.zoom}`).toEqual([]);
    }
    await resize(running, SMALLEST);
  }
});
