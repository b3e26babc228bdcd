import type { Page } from '@playwright/test';

/** What a screen reader was given to read, in turn; the assertive interrupts what it reads. */
export interface Heard {
  polite: string[];
  assertive: string[];
}

/** Listens for a while to the live regions that are there, and to those that come. */
export function chatter(page: Page, forMs: number): Promise<Heard> {
  return page.evaluate(async (duration) => {
    const LIVE = '[aria-live], [role=status], [role=alert], [role=log]';
    const known = new Map<Element, string>();
    const heard: Record<string, string[]> = {};

    function kindOf(region: Element): string {
      const isAlert = region.getAttribute('role') === 'alert';
      return region.getAttribute('aria-live') ?? (isAlert ? 'assertive' : 'polite');
    }

    /** What is read of a region: not what a region in it keeps silent. */
    function wordsOf(region: Element): string {
      const copy = region.cloneNode(true);
      if (!(copy instanceof Element)) return '';
      for (const silent of copy.querySelectorAll('[aria-live=off]')) silent.remove();
      return copy.textContent?.trim() ?? '';
    }

    function listen(): void {
      for (const region of document.querySelectorAll(LIVE)) {
        const words = wordsOf(region);
        const isNew = words !== '' && words !== known.get(region);
        if (isNew) (heard[kindOf(region)] ??= []).push(words);
        known.set(region, words);
      }
    }

    for (const region of document.querySelectorAll(LIVE)) known.set(region, wordsOf(region));
    const observer = new MutationObserver(listen);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    await new Promise((resolve) => setTimeout(resolve, duration));
    observer.disconnect();
    return { polite: heard.polite ?? [], assertive: heard.assertive ?? [] };
  }, forMs);
}
