import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { resize } from './layout.ts';

const WIDTHS = [900, 1000, 1050, 1100, 1180, 1230, 1280, 1400, 1450, 1600];
const HEIGHT = 760;
const SCREENS = ['studio', 'microscope'];

/** What lies upon something else in the bar of tools, or out of it, and what is too small to use. */
function faultsIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST_SLIDER = 40;
    const bar = document.querySelector('[data-testid="draw-tools"]')!;
    const frame = bar.getBoundingClientRect();
    const parts = [...bar.querySelectorAll('button, input, label svg, label span')]
      .filter((part) => part.checkVisibility() && part.getClientRects().length > 0)
      // The sign's frame and the sign are at the same place.
      .filter((part) => !part.querySelector('svg') || part.matches('button'))
      .map((part) => ({
        name: part.getAttribute('data-testid') ?? part.tagName,
        box: part.getBoundingClientRect(),
        part,
      }));
    const faults: string[] = [];
    for (const { name, box, part } of parts) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`${name} is out`);
      if (name === 'brush' && box.width < LEAST_SLIDER) faults.push('the slider is short');
      if (part.scrollWidth > part.clientWidth + 1 && part.matches('button')) {
        faults.push(`${name} is cut`);
      }
    }
    parts.forEach((one, at) => {
      for (const other of parts.slice(at + 1)) {
        const across =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down =
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 1 && down > 1) faults.push(`${one.name} is upon ${other.name}`);
      }
    });
    if (!parts.some(({ part }) => part.matches('label svg'))) faults.push('the brush has no sign');
    return faults;
  });
}

function isMenuWhole(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { left, right, top, bottom } = document
      .querySelector('[role=menu]')!
      .getBoundingClientRect();
    return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
  });
}

for (const language of ['en_US', 'zh_CN']) {
  test(`the tools lie side by side in windows of every width: ${language}`, async ({ launch }) => {
    const running = await launch({ language });
    const { page } = running;
    for (const screen of SCREENS) {
      await page.getByTestId(`screen-${screen}`).click();
      for (const width of WIDTHS) {
        await resize(running, { width, height: HEIGHT, zoom: 1 });
        expect.soft(await faultsIn(page), `${screen}, ${width}`).toEqual([]);
        await page.getByTestId('picture-menu').click();
        expect.soft(await isMenuWhole(page), `menu: ${screen}, ${width}`).toBe(true);
        await page.keyboard.press('Escape');
      }
    }
  });
}
