import type { ElectronApplication, Page } from '@playwright/test';
import * as v from 'valibot';
import { EngineStatus } from '../../app/contract/engine.ts';
import { killEngine } from '../drive/engine-pid.ts';
import { openEnginePort } from '../drive/open-engine-port.ts';

const PREDICTIONS = 300;
const WARM_UP = 20;

/** Notes every task of the page over 50 ms from now on; call the result for the longest, in milliseconds. */
export async function watchLongTasks(page: Page): Promise<() => Promise<number>> {
  const longest = await page.evaluateHandle(() => {
    const seen = { ms: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.ms = Math.max(seen.ms, duration);
    }).observe({ entryTypes: ['longtask'] });
    return seen;
  });
  return () => longest.evaluate(({ ms }) => ms);
}

/** Clicks Train once that can be done; milliseconds from the click until the progress line shows a step, by the page's clock. */
export async function timeToFirstMetric(page: Page): Promise<number> {
  await page.locator('[data-testid="train-button"]:enabled').waitFor();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const button = document.querySelector<HTMLElement>('[data-testid="train-button"]')!;
        const begun = performance.now();
        const observer = new MutationObserver(() => {
          const text = document.querySelector('[data-testid="progress-text"]')?.textContent ?? '';
          if (!/[1-9]/.test(text)) return;
          observer.disconnect();
          resolve(performance.now() - begun);
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        button.click();
      }),
  );
}

/** The way from the page to the engine and back, one after another, in milliseconds. */
export async function measurePredictions(page: Page): Promise<{ p50: number; p95: number }> {
  const engine = await openEnginePort(page);
  const times = await engine.evaluate(
    async ({ ask, close }, { predictions, warmUp }) => {
      const taken: number[] = [];
      for (let index = 0; index < predictions + warmUp; index++) {
        const pixels = Uint8Array.from({ length: 784 }, (_, pixel) => (pixel * (index + 1)) % 256);
        const begun = performance.now();
        const answer = await ask('predict', { pixels });
        if (answer.kind !== 'answer') throw new Error('the engine refused to predict');
        if (index >= warmUp) taken.push(performance.now() - begun);
      }
      close();
      return taken;
    },
    { predictions: PREDICTIONS, warmUp: WARM_UP },
  );
  times.sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.floor(times.length * share)]!;
  return { p50: quantile(0.5), p95: quantile(0.95) };
}

/** Training of one epoch without its evaluation, by the engine's own clock: the mean over the run. */
export async function secondsPerEpoch(page: Page): Promise<number> {
  const engine = await openEnginePort(page);
  const { output } = await engine.evaluate(({ ask }) => ask('status', {}));
  await engine.evaluate(({ close }) => close());
  const epochs = v.parse(EngineStatus, output).run?.epochs ?? [];
  return epochs.reduce((sum, { seconds }) => sum + seconds, 0) / epochs.length;
}

/** Kills the engine; milliseconds until the app says that a new one is ready. */
export async function timeToNewEngine(app: ElectronApplication, page: Page): Promise<number> {
  const begun = performance.now();
  await killEngine(app);
  await page.locator('[data-testid="banner"][data-kind="engine-back"]').waitFor();
  return performance.now() - begun;
}
