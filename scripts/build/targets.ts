import { svelte } from '@sveltejs/vite-plugin-svelte';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import type { InlineConfig } from 'vite';
import { ROOT } from '../root.ts';

/** Electron 33, the registry's fallback: Chromium 130 and Node 20. */
const CHROMIUM = 'chrome130';
const NODE = 'node20';

const shared: InlineConfig = { configFile: false, logLevel: 'warn', root: ROOT };

/** Main process, engine and command line: one file each, with node_modules left where they are. */
const main: InlineConfig = {
  ...shared,
  // Everything but TensorFlow is bundled, so that a package carries no unused modules.
  ssr: { noExternal: true, external: ['electron', '@tensorflow/tfjs-node'] },
  build: {
    ssr: true,
    target: NODE,
    outDir: resolve(ROOT, 'out/main'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: {
        main: resolve(ROOT, 'app/main/main.ts'),
        engine: resolve(ROOT, 'app/main/engine/engine.ts'),
        cli: resolve(ROOT, 'app/main/cli/cli.ts'),
      },
      external: ['electron', /^@tensorflow\/tfjs-node/, ...builtins()],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
    },
  },
};

/** A sandboxed preload must be a single CommonJS file. */
const preload: InlineConfig = {
  ...shared,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: NODE,
    outDir: resolve(ROOT, 'out/preload'),
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: resolve(ROOT, 'app/main/preload/preload.ts'),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
};

const page: InlineConfig = {
  ...shared,
  root: resolve(ROOT, 'app/renderer'),
  base: './',
  plugins: [svelte({ configFile: false })],
  build: {
    target: CHROMIUM,
    outDir: resolve(ROOT, 'out/renderer'),
    emptyOutDir: true,
    sourcemap: false,
    // The strict content security policy has no `data:` for scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
};

export const targets = { main, preload, page };

function builtins(): string[] {
  return [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
}
