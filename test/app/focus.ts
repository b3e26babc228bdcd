import { expect, type Page } from '@playwright/test';

interface Focused {
  /** What has the focus, in words for a failing test; null for the page itself. */
  name: string | null;
  testId: string | null;
  isSeen: boolean;
  isInDialog: boolean;
}

/** What has the focus, and whether one sees it: a ring around it, or around what stands for it. */
export function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const hasRing = (at: Element): boolean => {
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    };
    const isPage = !element || element === document.body;
    const standIn = element?.closest('label') ?? null;
    const dialog = element?.closest('dialog') ?? null;
    return {
      name: isPage ? null : element.outerHTML.slice(0, 120),
      testId: element?.getAttribute('data-testid') ?? null,
      isSeen: !isPage && (hasRing(element) || (standIn !== null && hasRing(standIn))),
      isInDialog: dialog !== null,
    };
  });
}

/** More than any screen has: who has not come back then is caught. */
const MOST_STOPS = 150;

/** Presses Tab from the page's start until the focus is at it again; what it was at in between. */
export async function tabThrough(page: Page): Promise<Focused[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.collapse(document.body, 0);
  });
  const stops: Focused[] = [];
  for (let press = 0; press < MOST_STOPS; press++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop.name === null || stop.name === stops[0]?.name) return stops;
    stops.push(stop);
  }
  throw new Error(`the focus does not come back: ${stops.at(-1)?.name}`);
}

/** Goes to a control by Tab alone. */
export async function tabTo(page: Page, testId: string): Promise<void> {
  for (let press = 0; press < MOST_STOPS; press++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).testId === testId) return;
  }
  expect(await focused(page), 'what Tab came to last').toHaveProperty('testId', testId);
}
