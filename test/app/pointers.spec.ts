import type { Page } from '@playwright/test';
import type { RunningApp } from '../../scripts/drive/launch-app.ts';
import { copiedStrokes } from './copied.ts';
import { expect, test } from './fixture.ts';

type Points = number[][];

/** The strokes on the canvas, as the menu copies them. */
async function strokesOf(running: RunningApp): Promise<Points[]> {
  return (JSON.parse(await copiedStrokes(running)) as [{ strokes: Points[] }])[0].strokes;
}

/** Places on the page, told as shares of the canvas's side. */
async function onCanvas(page: Page, shares: readonly number[]): Promise<[number, number][]> {
  const { x, y, width } = (await page.getByTestId('draw-canvas').boundingBox())!;
  return shares.map((share) => [x + width * share, y + width * share]);
}

test('a pen draws over the hint, with its pressure, and a mouse without', async ({ launch }) => {
  const running = await launch();
  const { page } = running;
  const session = await page.context().newCDPSession(page);
  const [first, second, third] = await onCanvas(page, [0.45, 0.5, 0.7]);
  const pen = (
    type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
    at: number[],
    force: number,
  ) =>
    session.send('Input.dispatchMouseEvent', {
      ...{ type, x: at[0]!, y: at[1]!, force, pointerType: 'pen', button: 'left' },
      ...{ buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 },
    });
  await pen('mousePressed', first!, 0.25);
  await pen('mouseMoved', second!, 0.5);
  await pen('mouseMoved', third!, 0.75);
  await pen('mouseReleased', third!, 0);
  const [stroke] = await strokesOf(running);
  const pressures = stroke!.map((point) => point[3]!);
  expect(pressures[0]).toBeCloseTo(0.25, 1);
  expect(pressures.at(-1)).toBeCloseTo(0.75, 1);
  await expect(page.getByTestId('draw-hint')).toHaveCount(0);

  await page.getByTestId('clear').click();
  await page.mouse.move(...first!);
  await page.mouse.down();
  await page.mouse.move(...third!);
  await page.mouse.up();
  const [drawn] = await strokesOf(running);
  expect(drawn!.every((point) => point.length === 3)).toBe(true);
});

test('a finger draws, a second one beside it does nothing, and nothing scrolls', async ({
  launch,
}) => {
  const running = await launch();
  const { page } = running;
  const session = await page.context().newCDPSession(page);
  const [first, second, third, far] = await onCanvas(page, [0.2, 0.4, 0.6, 0.9]);
  const finger = ([x, y]: [number, number], id: number) => ({ x, y, id });
  const touch = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    ...touchPoints: ReturnType<typeof finger>[]
  ) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', finger(first!, 1));
  await touch('touchMove', finger(second!, 1));
  await touch('touchStart', finger(second!, 1), finger(far!, 2));
  await touch('touchMove', finger(third!, 1), finger(first!, 2));
  await touch('touchEnd');
  const strokes = await strokesOf(running);
  expect(strokes).toHaveLength(1);
  const [x, y] = strokes[0]!.at(-1)!;
  expect(x).toBeCloseTo(0.6 * 280, -1);
  expect(y).toBeCloseTo(0.6 * 280, -1);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('what is drawn from the hint out of the canvas selects no text', async ({ launch }) => {
  const { page } = await launch();
  const [middle] = await onCanvas(page, [0.5]);
  const title = (await page.locator('#draw-title').boundingBox())!;
  async function sweep(): Promise<void> {
    await page.mouse.dblclick(...middle!);
    await page.mouse.down();
    await page.mouse.move(title.x + 5, title.y + 5, { steps: 5 });
    expect.soft(await page.evaluate(() => String(getSelection()))).toBe('');
    await page.mouse.up();
  }

  // Whatever sweeps over it, Ctrl+A too, leaves it alone.
  await expect(page.getByTestId('draw-paper')).toHaveCSS('user-select', 'none');
  // The hint stays under the eraser, where it would be what is selected.
  await page.getByTestId('tool-eraser').click();
  await sweep();
  await page.getByTestId('tool-pen').click();
  await sweep();
  await expect(page.getByTestId('draw-hint')).toHaveCount(0);
});
test('the keys of the canvas are told where it has the focus by the keys', async ({ launch }) => {
  const { page } = await launch();
  const help = page.getByTestId('key-help');
  await expect(help).toBeHidden();
  const [middle] = await onCanvas(page, [0.5]);
  await page.mouse.click(...middle!);
  await expect(help).toBeHidden();
  await page.getByTestId('tool-pen').focus();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByTestId('draw-paper')).toBeFocused();
  await expect(help).toBeVisible();
  await page.mouse.click(...middle!);
  await expect(help).toBeHidden();
  await page.getByTestId('tool-move').click();
  await page.getByTestId('move-inside').click();
  await expect(page.getByTestId('move-box')).toBeFocused();
  await expect(page.getByTestId('move-box')).toHaveCSS('outline-style', 'solid');
  await expect(help.filter({ hasText: 'turn' })).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(help.filter({ hasText: 'turn' })).toBeHidden();
});
