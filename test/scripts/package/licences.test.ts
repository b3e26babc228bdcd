import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { BUNDLED } from '../../../scripts/package/licences.ts';
import { ROOT } from '../../../scripts/root.ts';

const FROM = /\bfrom '([^'.][^']*)'/g;
/** Not bundled: it is Electron itself, or taken along as it is. */
const BESIDE = ['electron', '@tensorflow/tfjs-node'];

function packagesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const imported = files
    .filter((file) => /\.(ts|svelte)$/.test(file))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(FROM)])
    .map(([, name]) => name!)
    .filter((name) => !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  return [...new Set(imported)];
}

it('every package that the app imports brings its licence', () => {
  const imported = packagesIn(resolve(ROOT, 'app')).filter((name) => !BESIDE.includes(name));
  expect(imported.length).toBeGreaterThan(4);
  expect(BUNDLED).toEqual(expect.arrayContaining(imported));
});
