import type { Page } from '@playwright/test';

export interface ReadAnswer {
  digit: number;
  /** Of the ten classes, 0 to 1. */
  probabilities: number[];
}

/**
 * Reads the bars once they have come to rest: the pictures of the last pointer events may still be
 * on their way to the engine and back.
 */
export async function readAnswer(page: Page): Promise<ReadAnswer> {
  let before = '';
  for (let look = 0; look < 50; look++) {
    await page.waitForTimeout(60);
    const probabilities = await page
      .locator('[data-testid^="bar-"]')
      .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('data-probability'))));
    const now = JSON.stringify(probabilities);
    if (now === before && probabilities.some((probability) => probability > 0)) {
      return { digit: probabilities.indexOf(Math.max(...probabilities)), probabilities };
    }
    before = now;
  }
  throw new Error('the app shows no prediction for what was drawn');
}
