import type { Page } from '@playwright/test';

export interface ReadAnswer {
  digit: number;
  /** Of the ten classes, 0 to 1. */
  probabilities: number[];
}

const LIMIT_MS = 20_000;

/** Reads the bars once what was drawn last has been read. */
export async function readAnswer(page: Page): Promise<ReadAnswer> {
  const read = page.locator('[data-testid="answer"][aria-busy="false"][data-verdict]');
  await read.waitFor({ timeout: LIMIT_MS });
  const probabilities = await page
    .locator('[data-testid^="bar-"]')
    .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('data-probability'))));
  return { digit: probabilities.indexOf(Math.max(...probabilities)), probabilities };
}
