import type { Page } from '@playwright/test';
import { ALL_RULES, bringAxe, COLOUR_RULES, violations } from './axe.ts';
import { cutOff } from './cut-off.ts';
import { focused, tabThrough } from './focus.ts';
import { expect, test } from './furnished.ts';
import { isTooWide, movements, resize, type Size } from './layout.ts';
import { goTo, leave, places } from './places.ts';

const SMALLEST: Size = { width: 900, height: 600, zoom: 1 };
const TWICE_AS_LARGE: Size = { width: 1440, height: 900, zoom: 2 };
/** Of the app's header alone. */
const FEWEST_STOPS = 8;

test('the walks below come to every screen', async ({ furnished: { page } }) => {
  const buttons = page.locator('nav [data-testid^="screen-"]');
  const ids = await buttons.evaluateAll((all) =>
    all.map((button) => button.getAttribute('data-testid')),
  );
  const walked = new Set(places.map(({ screen }) => `screen-${screen}`));
  expect([...walked].sort()).toEqual(ids.sort());
});

test('every screen keeps the rules of accessible pages in both themes, and nothing moves', async ({
  furnished: { page },
}) => {
  await bringAxe(page);
  for (const place of places) {
    // Colours that still fade into each other have no contrast to speak of.
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await goTo(page, place);
    expect.soft(await violations(page, ALL_RULES), place.name).toEqual([]);
    expect.soft(await movements(page), place.name).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect.soft(await violations(page, COLOUR_RULES), `${place.name}, dark`).toEqual([]);
    await leave(page, place);
  }
});

test('the focus is seen everywhere, goes round, stays in a dialog and comes back from it', async ({
  furnished: { page },
}) => {
  for (const place of places) {
    await goTo(page, place);
    if ('opener' in place) {
      await expectKept(page, place.name);
      await leave(page, place);
      expect.soft(await focused(page)).toMatchObject({ testId: place.opener, isSeen: true });
    } else {
      const stops = await tabThrough(page);
      expect(stops.length, place.name).toBeGreaterThan(FEWEST_STOPS);
      const unseen = stops.filter(({ isSeen }) => !isSeen).map(({ name }) => name);
      expect.soft(unseen, place.name).toEqual([]);
      await leave(page, place);
    }
  }
});

test('all can be reached in the smallest window, and with everything twice as large', async ({
  furnished,
}) => {
  const { page } = furnished;
  await resize(furnished, SMALLEST);
  for (const place of places) {
    await goTo(page, place);
    for (const size of [SMALLEST, TWICE_AS_LARGE]) {
      await resize(furnished, size);
      const where = `${place.name} in ${size.width}x${size.height} at ${size.zoom * 100} %`;
      expect.soft(await isTooWide(page), where).toBe(false);
      expect.soft(await cutOff(page), where).toEqual([]);
    }
    // The driver points beside what it means where the page is not in its own size.
    await resize(furnished, SMALLEST);
    await leave(page, place);
  }
});

/** The page behind a dialog does not get the focus. */
async function expectKept(page: Page, name: string): Promise<void> {
  const first = await focused(page);
  expect.soft(first.isInDialog, name).toBe(true);
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    // Between the last and the first there may be the window itself.
    if (stop.name === null) continue;
    expect(stop.isInDialog, `${name}: ${stop.name}`).toBe(true);
    expect.soft(stop.isSeen, `${name}: ${stop.name}`).toBe(true);
    if (stop.name === first.name) return;
  }
}
