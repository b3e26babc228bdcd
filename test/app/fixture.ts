import { expect, type Page, test as base } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp, type RunningApp } from '../../scripts/drive/launch-app.ts';

interface Start {
  language?: string;
  mirror?: string;
  files?: readonly string[];
  /** Beside the environment of the tests. */
  env?: NodeJS.ProcessEnv;
  /** Chromium's own, such as `--disable-gpu`. */
  switches?: readonly string[];
}

interface Fixtures {
  /** An empty data folder of this test, removed afterwards. */
  dataFolder: string;
  /** Starts the app on it; every app that is still open is closed after the test. */
  launch: (options?: Start) => Promise<RunningApp>;
}

export const test = base.extend<Fixtures>({
  // Playwright reads the fixtures that are wanted from this pattern, also when none are.
  // eslint-disable-next-line no-empty-pattern
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'digit-studio-test-'));
    await use(folder);
    // Of an app that was killed the last process may still be writing.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ dataFolder }, use) => {
    const running: { app: RunningApp['app']; process: ChildProcess }[] = [];
    await use(async (options) => {
      const app = await startOn(dataFolder, options);
      // Playwright forgets the process of an app that a test has killed.
      running.push({ app: app.app, process: app.app.process() });
      return app;
    });
    for (const { app, process: main } of running) {
      if (main.signalCode === null) await app.close();
    }
  },
});

export function startOn(
  dataFolder: string,
  { mirror, env, ...options }: Start = {},
): Promise<RunningApp> {
  const executable = process.env.DIGIT_STUDIO_ELECTRON_BINARY;
  if (!executable) throw new Error('run these tests by "npm test": it prepares Electron');
  // No test asks a public host.
  const surroundings = { DIGIT_STUDIO_MIRROR: mirror ?? 'http://127.0.0.1:9/', ...env };
  return launchApp({
    executable,
    dataFolder,
    env: { ...process.env, ...surroundings },
    ...options,
  });
}

/** Trains the quick network the fast way, which takes seconds, and waits for the end. */
export async function train(page: Page, limitMs = 90_000): Promise<void> {
  await page.getByTestId('recipe-select').selectOption('fast');
  await page.getByTestId('train-button').click();
  await page.getByTestId('test-result').waitFor({ timeout: limitMs });
}

export { expect };
