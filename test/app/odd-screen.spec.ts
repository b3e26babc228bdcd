import type { Page } from '@playwright/test';
import { demoDigits } from '../../scripts/demo/digits.ts';
import { drawStrokes } from '../../scripts/drive/draw-strokes.ts';
import { readAnswer } from '../../scripts/drive/read-answer.ts';
import { cutOff } from './cut-off.ts';
import { expect, test } from './fixture.ts';
import { isTooWide } from './layout.ts';

/** A canvas: the pixels that it has for each of the screen's, and whether anything is on it. */
function canvases(page: Page): Promise<{ sharpness: number; isPainted: boolean }[]> {
  return page.locator('canvas').evaluateAll((all) =>
    (all as HTMLCanvasElement[])
      // The network's 28 x 28 are meant to be seen as squares.
      .filter(({ dataset }) => dataset.testid !== 'grid-canvas')
      .map((canvas) => {
        const { width, height } = canvas;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
        const sharpness = width / (canvas.clientWidth * devicePixelRatio);
        return { sharpness, isPainted: data.some((value) => value !== data[0]) };
      }),
  );
}

test('without a graphics processor, on a screen of 200 %, all is drawn, sharp and whole', async ({
  launch,
}) => {
  const { app, page } = await launch({
    switches: ['--disable-gpu', '--disable-software-rasterizer', '--force-device-scale-factor=2'],
  });
  const status = await app.evaluate(({ app: main }) => main.getGPUFeatureStatus());
  expect(status).toMatchObject({ gpu_compositing: 'disabled_software', webgl: 'disabled_off' });
  expect(await page.evaluate(() => devicePixelRatio)).toBe(2);

  await page.getByTestId('train-button').click();
  await drawStrokes(page, demoDigits[4]!);
  // Two curves, the learning rate and the paper.
  const drawn = async () => (await canvases(page)).filter(({ isPainted }) => isPainted);
  await expect.poll(drawn).toHaveLength(4);
  for (const { sharpness } of await drawn()) expect(sharpness).toBeGreaterThan(0.98);
  await readAnswer(page);
  expect(await cutOff(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
});
