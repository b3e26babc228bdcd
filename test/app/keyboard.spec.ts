import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { ALL_RULES, bringAxe, violations } from './axe.ts';
import { expect, test } from './fixture.ts';
import { focused, tabTo } from './focus.ts';
import { chatter } from './live-regions.ts';

test('training, stopping, drawing, reading and correcting take nothing but keys', async ({
  launch,
}) => {
  const { page } = await launch();
  await tabTo(page, 'field-epochs');
  await page.keyboard.type('50');
  await tabTo(page, 'train-button');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('progress-text')).toContainText(/[1-9]/);

  await tabTo(page, 'draw-paper');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Space');
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('answer')).toHaveAttribute('data-digit', /\d/);

  await tabTo(page, 'plug-button');
  await page.keyboard.press('Enter');
  expect((await focused(page)).isInDialog).toBe(true);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toMatchObject({ testId: 'plug-button', isSeen: true });

  const heard = await chatter(page, 6000);
  expect(heard.assertive, 'what interrupts').toEqual([]);
  expect(heard.polite.length, heard.polite.join('\n')).toBeLessThanOrEqual(4);

  await bringAxe(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await violations(page, ALL_RULES)).toEqual([]);

  while ((await focused(page)).testId !== 'stop-button') await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByTestId('test-result').waitFor();
  expect(await focused(page)).toMatchObject({ testId: 'train-button', isSeen: true });

  const { digit } = await readAnswer(page);
  expect(digit).toBe(1);
  await tabTo(page, 'correct-7');
  await page.keyboard.press('Space');
  await expect(page.getByTestId('correct-7')).toHaveAttribute('aria-pressed', 'true');
  expect(await focused(page)).toMatchObject({ testId: 'correct-7' });
});
