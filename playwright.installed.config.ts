import { defineConfig } from '@playwright/test';
import app from './playwright.config.ts';

/** The packed app, as a person gets it. */
export default defineConfig(app, {
  testDir: 'test/installed',
  outputDir: 'out/test-results-installed',
  reporter: [['list'], ['json', { outputFile: 'out/test-reports/installed.json' }]],
});
