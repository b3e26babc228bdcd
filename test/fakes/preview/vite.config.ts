import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { compileMessages } from '../../../scripts/build/messages.ts';
import { targets } from '../../../scripts/build/targets.ts';

await compileMessages();

/** The page as it ships, with another entry. */
export default defineConfig({
  ...targets.page,
  root: import.meta.dirname,
  build: { ...targets.page.build, outDir: resolve(import.meta.dirname, '../../../out/preview') },
});
