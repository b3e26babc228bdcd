import { svelte } from '@sveltejs/vite-plugin-svelte';
import { builtinModules } from 'node:module';
import { basename, resolve } from 'node:path';
import type { InlineConfig } from 'vite';
import { ROOT } from '../root.ts';

/** Electron 33, the registry's fallback: Chromium 130 and Node 20. */
const CHROMIUM = 'chrome130';
const NODE = 'node20';

const shared: InlineConfig = { configFile: false, logLevel: 'warn', root: ROOT };

/** Programs of Node or of Electron's main side, one file each, with TensorFlow left where it is. */
export function mainTarget(outDir: string, files: readonly string[]): InlineConfig {
  return {
    ...shared,
    // Everything but TensorFlow is bundled, so that a package carries no unused modules.
    ssr: { noExternal: true, external: ['electron', '@tensorflow/tfjs-node'] },
    build: {
      ssr: true,
      target: NODE,
      outDir,
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      rollupOptions: {
        input: Object.fromEntries(
          files.map((file) => [basename(file, '.ts'), resolve(ROOT, file)] as const),
        ),
        external: ['electron', /^@tensorflow\/tfjs-node/, ...builtins()],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
      },
    },
  };
}

const main = mainTarget(resolve(ROOT, 'out/main'), [
  ...['app/main/main.ts', 'app/main/engine/engine.ts', 'app/main/cli/cli.ts'],
]);

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
    // It is read from the disk, once: parting it would gain nothing.
    chunkSizeWarningLimit: 2000 /* kB */,
  },
};

export const targets = { main, preload, page };

function builtins(): string[] {
  return [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
}
