import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** The rings inside one Node process, fast ones first; the whole app is Playwright's. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{core,contract,main,scripts}/**/*.test.ts'],
          exclude: ['**/*.native.test.ts'],
          // Nothing here takes long, but a busy machine may: no test is about time.
          testTimeout: 30_000,
          // No test keeps anything in a module; a process a file takes twice as long in all.
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        plugins: [svelte({ configFile: false }), svelteTesting()],
        test: {
          name: 'components',
          environment: 'happy-dom',
          testTimeout: 30_000,
          // The tests clean up after themselves; a fresh page a file takes three times as long.
          isolate: false,
          maxWorkers: 2,
          include: ['test/renderer/**/*.test.ts'],
        },
      },
      {
        test: {
          // Real TensorFlow: one process at a time, or the tests would fight for the two cores.
          name: 'native',
          include: ['test/**/*.native.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          // TensorFlow is loaded once, not once a file.
          isolate: false,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
