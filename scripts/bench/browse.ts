import type { Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { datasetFolder } from '../../app/main/files/dataset-folder.ts';
import { buildAll } from '../build/build-all.ts';
import { launchApp } from '../drive/launch-app.ts';
import { withDisplay } from '../setup/display.ts';
import type { Prepared } from '../setup/prepare.ts';
import { storeDigits } from './store-digits.ts';

const ID = 'own-000000000001';
const SCROLL_SECONDS = 10;

interface Options {
  data?: string | undefined;
  json: boolean;
}

interface Frames {
  count: number;
  medianMs: number;
  p99Ms: number;
  longestMs: number;
}

/**
 * Scrolls through 60,000 samples from end to end in the real app, at rest and during a training,
 * and says how long the page's frames took.
 */
export async function benchBrowse({ data, json }: Options, { electron }: Prepared): Promise<void> {
  await buildAll();
  const dataFolder = await mkdtemp(join(tmpdir(), 'digit-studio-bench-'));
  try {
    await storeDigits(datasetFolder(ID, dataFolder), data);
    const { executable } = electron;
    const measured = await withDisplay((env) => measureScrolling({ executable, dataFolder, env }));
    report(measured, json);
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function measureScrolling(options: Parameters<typeof launchApp>[0]) {
  const { app, page } = await launchApp(options);
  try {
    await browse(page);
    const atRest = await scrollThrough(page);
    await page.getByTestId('screen-studio').click();
    await page.getByTestId('field-epochs').fill('100');
    await page.getByTestId('train-button').click();
    await page.getByTestId('progress-text').waitFor();
    await browse(page);
    const whileTraining = await scrollThrough(page);
    return { atRest, whileTraining };
  } finally {
    await app.close();
  }
}

async function browse(page: Page): Promise<void> {
  await page.getByTestId('screen-digits').click();
  await page.getByTestId(`dataset-${ID}`).click();
  await page.getByTestId('sample-grid').waitFor();
}

async function scrollThrough(page: Page): Promise<Frames> {
  // What runs in the page may hold no function with a name: tsx would wrap it.
  const times = await page.getByTestId('sample-grid').evaluate(async (grid, seconds) => {
    const end = grid.scrollHeight - grid.clientHeight;
    const taken: number[] = [];
    const begun = await new Promise<number>(requestAnimationFrame);
    for (let now = begun, share = 0; share < 1;) {
      const next = await new Promise<number>(requestAnimationFrame);
      taken.push(next - now);
      now = next;
      share = (now - begun) / 1000 / seconds;
      grid.scrollTop = share * end;
    }
    return taken;
  }, SCROLL_SECONDS);
  times.sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.floor((times.length - 1) * share)]!;
  return {
    count: times.length,
    medianMs: quantile(0.5),
    p99Ms: quantile(0.99),
    longestMs: quantile(1),
  };
}

function report(measured: { atRest: Frames; whileTraining: Frames }, json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ bench: 'browse', ...measured }));
    return;
  }
  const line = ({ count, medianMs, p99Ms, longestMs }: Frames) =>
    `${count} frames, median ${medianMs.toFixed(1)}, 99th percentile ${p99Ms.toFixed(1)}, ` +
    `longest ${longestMs.toFixed(1)} ms`;
  console.log(`60,000 samples scrolled from end to end in ${SCROLL_SECONDS} s
  at rest         ${line(measured.atRest)}
  while training  ${line(measured.whileTraining)}`);
}
