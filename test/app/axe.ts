import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** WCAG 2.1 at the levels A and AA, and what axe's makers advise beyond. */
export const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
/** Those that another theme can break. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Brings axe into the page. It comes by the debugger: the page's policy lets no script in. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source);
}

/** What is wrong with what is on screen by these rules, or those with these tags: rule, element, axe's reason. */
export async function violations(page: Page, rules: readonly string[]): Promise<string[]> {
  const options = JSON.stringify({ runOnly: rules, resultTypes: ['violations'] });
  const found = await page.evaluate<axe.AxeResults>(`axe.run(${options})`);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
