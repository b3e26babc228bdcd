import { defineConfig } from '@playwright/test';

/** The whole app: real Electron, real TensorFlow, one app at a time. */
export default defineConfig({
  testDir: 'test/app',
  outputDir: 'out/test-results',
  workers: 1,
  timeout: 120_000,
  // What is waited for comes at once on a quiet machine; none of these tests is about time.
  expect: { timeout: 15_000 },
  // A retry would hide what a user meets one time in ten.
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'out/test-reports/app.json' }]],
});
