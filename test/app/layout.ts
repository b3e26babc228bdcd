import type { Page } from '@playwright/test';
import type { RunningApp } from '../../scripts/drive/launch-app.ts';

export interface Size {
  width: number;
  height: number;
  /** As a person sets it in the menu: 2 makes everything twice as large. */
  zoom: number;
}

/** Gives the window's content a size in the screen's points, and waits until it is laid out. */
export async function resize({ app, page }: RunningApp, size: Size): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(width, height);
    window?.webContents.setZoomFactor(zoom);
  }, size);
  await page.waitForFunction(({ width, zoom }) => innerWidth === width / zoom, size);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

/** Whether one would have to scroll sideways to read. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    [document.documentElement, document.querySelector('main')].some(
      (box) => box !== null && box.scrollWidth > box.clientWidth,
    ),
  );
}

/** What would move, or moves. */
export function movements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longest = (durations: string): number =>
      Math.max(...durations.split(',').map((duration) => Number.parseFloat(duration)));
    const moving = [...document.querySelectorAll('*')].filter((element) =>
      [null, '::before', '::after'].some((part) => {
        const style = getComputedStyle(element, part);
        const durations = [style.transitionDuration, style.animationDuration];
        return durations.some((each) => longest(each) > 0) || style.scrollBehavior === 'smooth';
      }),
    );
    return moving.map((element) => element.outerHTML.slice(0, 120));
  });
}
