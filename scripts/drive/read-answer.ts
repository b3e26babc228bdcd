import type { Page } from '@playwright/test';

export interface ReadAnswer {
  digit: number;
  /** Of the ten classes, 0 to 1. */
  probabilities: number[];
}

const LOOK_EVERY_MS = 60;
/** On a busy machine an answer to what was drawn before may stand that long. */
const LOOKS_AT_REST = 6;
const LOOKS = 60;

/**
 * Reads the bars once they have come to rest: the pictures of the last pointer events may still be
 * on their way to the engine and back. A network in training changes its mind all the time: of such
 * one the last answer is read.
 */
export async function readAnswer(page: Page): Promise<ReadAnswer> {
  let before = '';
  let same = 0;
  let answer: ReadAnswer | null = null;
  for (let look = 0; look < LOOKS; look++) {
    await page.waitForTimeout(LOOK_EVERY_MS);
    const probabilities = await page
      .locator('[data-testid^="bar-"]')
      .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('data-probability'))));
    const now = JSON.stringify(probabilities);
    same = now === before ? same + 1 : 0;
    before = now;
    if (!probabilities.some((probability) => probability > 0)) continue;
    answer = { digit: probabilities.indexOf(Math.max(...probabilities)), probabilities };
    if (same >= LOOKS_AT_REST) break;
  }
  if (answer) return answer;
  throw new Error('the app shows no prediction for what was drawn');
}
