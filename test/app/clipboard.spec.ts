import type { PNG } from 'pngjs';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { copiedPicture, copiedStrokes } from './copied.ts';
import { expect, test } from './fixture.ts';

/** The share of pixels that are dark; a pixel is four bytes. */
function darkIn({ data }: PNG): number {
  return data.filter((level, at) => at % 4 === 0 && level < 128).length / (data.length / 4);
}

test('a drawing is copied as a picture that other programs get, and pasted back', async ({
  launch,
}) => {
  const running = await launch();
  const { page } = running;
  await drawStrokes(page, demoDigits[7]!);

  const grid = await copiedPicture(running, 'grid');
  expect(grid).toMatchObject({ width: 280, height: 280 });
  // Bright ink on black.
  expect(darkIn(grid)).toBeGreaterThan(0.7);
  expect(darkIn(grid)).toBeLessThan(0.97);

  const drawn = await copiedPicture(running, 'drawing');
  expect(drawn).toMatchObject({ width: 560, height: 560 });
  // Dark ink on white.
  expect(darkIn(drawn)).toBeGreaterThan(0.02);
  expect(darkIn(drawn)).toBeLessThan(0.3);

  await page.getByTestId('clear').click();
  await page.keyboard.press('ControlOrMeta+V');
  await page.getByTestId('photo-use').click();
  await expect(page.getByTestId('draw-hint')).toHaveCount(0);
  await expect(page.getByTestId('tool-eraser')).toBeDisabled();
});

test('strokes are copied as text that other programs get, and pasted back as they were', async ({
  launch,
}) => {
  const running = await launch();
  const { page } = running;
  await drawStrokes(page, demoDigits[4]!);
  const text = await copiedStrokes(running);
  const [{ pen, strokes }] = JSON.parse(text) as [{ pen: number; strokes: unknown[] }];
  expect(pen).toBe(2.5);
  expect(strokes).toHaveLength(demoDigits[4]!.length);

  await page.getByTestId('clear').click();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(page.getByTestId('draw-hint')).toHaveCount(0);
  expect(await copiedStrokes(running)).toBe(text);
});

test('a file that is held over the window marks the canvas; one that is no picture is refused in words', async ({
  launch,
}) => {
  const { page } = await launch();
  const file = await page.evaluateHandle(() => {
    const held = new DataTransfer();
    held.items.add(new File(['Dear diary'], 'notes.txt', { type: 'text/plain' }));
    return held;
  });
  await page.dispatchEvent('main', 'dragover', { dataTransfer: file });
  await expect(page.getByTestId('drop-here')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: file });
  await expect(page.getByTestId('drop-here')).toHaveCount(0);
  await expect(page.getByTestId('picture-news')).toContainText('This is no picture');
});
