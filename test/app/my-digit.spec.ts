import type { Page } from '@playwright/test';
import type { Stroke } from '../../app/core/drawing/stroke.ts';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { replayStrokes } from '../../scripts/drive/replay-strokes.ts';
import { sideBySide } from './side-by-side.ts';
import { expect, test } from './with-model.ts';

const SCRIBBLE: Stroke = Array.from({ length: 60 }, (_, step) => [
  20 * Math.sin(step * 1.7) + 8 * Math.sin(step * 0.31),
  20 * Math.cos(step * 2.3) + 8 * Math.cos(step * 0.17),
]);

async function open(page: Page, screen: string): Promise<void> {
  await page.getByTestId(`screen-${screen}`).click();
}

test('reads a digit while it is drawn, in its own time', async ({ launch }) => {
  const { page } = await launch();
  await replayStrokes(page, demoDigits[3]!);
  expect((await readAnswer(page)).digit).toBe(3);
  await expect(page.getByTestId('answer')).toHaveAttribute('data-verdict', 'sure');
});

test('says that a scribble is no digit, asks for a gap, and reads two digits as a number', async ({
  launch,
}) => {
  const { page } = await launch();
  await drawStrokes(page, [SCRIBBLE]);
  await expect(page.getByTestId('answer')).toHaveAttribute('data-verdict', 'stranger');

  await page.getByTestId('clear').click();
  const digits = [demoDigits[2]!, demoDigits[6]!];
  await drawStrokes(page, sideBySide(digits, 0));
  await expect(page.getByTestId('answer')).toContainText('Leave a gap between them');

  await page.getByTestId('clear').click();
  await drawStrokes(page, sideBySide(digits));
  await expect(page.getByTestId('answer-number')).toBeVisible();
  await expect(page.getByTestId('answer-digit-0')).toContainText('2');
  await expect(page.getByTestId('answer-digit-1')).toContainText('6');
});

test('strokes are undone, erased and turned', async ({ launch }) => {
  const { page } = await launch();
  const bar: Stroke = [
    [0, 0],
    [100, 0],
  ];
  const stem: Stroke = [
    [50, 20],
    [50, 120],
  ];
  await drawStrokes(page, [bar, stem]);
  await page.getByTestId('undo').click();
  await page.getByTestId('redo').click();
  await page.getByTestId('tool-eraser').click();
  const box = (await page.getByTestId('draw-canvas').boundingBox())!;
  // The bar is at the top of the middle three fifths of the canvas.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.2);
  await page.getByTestId('tool-move').click();
  await expect(page.getByTestId('move-box')).toBeVisible();
  await page.getByTestId('undo').click();
  await page.getByTestId('undo').click();
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('undo')).toBeDisabled();
});

test('a digit is drawn with the keys alone', async ({ launch }) => {
  const { page } = await launch();
  await page.getByTestId('draw-paper').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  for (let row = 0; row < 12; row++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect((await readAnswer(page)).digit).toBe(1);
});

test('learns a hand from ten digits, keeps it, and goes back', async ({ launch }) => {
  const { page } = await launch();
  await open(page, 'hand');
  await page.getByTestId('guided-begin').click();
  for (const strokes of demoDigits) {
    await drawStrokes(page, strokes);
    await page.getByTestId('guided-keep').click();
    await expect(page.getByTestId('guided-keep').or(page.getByTestId('guided-done'))).toBeVisible();
  }
  await page.getByTestId('guided-learn').click();
  await expect(page.getByTestId('lesson-done')).toBeVisible();
  await expect(page.getByTestId('hand-summary')).toContainText('10', { timeout: 60_000 });
  await page.getByTestId('lesson-keep').click();
  await expect(page.getByTestId('lesson-kept')).toBeVisible();
  await open(page, 'models');
  await expect(page.getByTestId(/^model-[0-9a-f]{12}$/)).toHaveCount(2);
  await open(page, 'hand');
  await page.getByTestId('lesson-back').click();
  await open(page, 'studio');
  await drawStrokes(page, demoDigits[4]!);
  expect((await readAnswer(page)).digit).toBe(4);
});

test('a correction is kept for the person, also after a start', async ({ launch }) => {
  const first = await launch();
  await drawStrokes(first.page, demoDigits[7]!);
  await readAnswer(first.page);
  await first.page.keyboard.press('7');
  await expect(first.page.getByTestId('correction-news')).toContainText('7');
  await expect(first.page.getByTestId('correct-7')).toHaveAttribute('aria-pressed', 'true');
  await first.app.close();

  const { page } = await launch();
  await open(page, 'hand');
  await expect(page.getByTestId(/^drawing-[0-9a-f]{12}$/)).toHaveCount(1);
});
