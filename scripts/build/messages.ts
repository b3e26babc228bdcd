import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const I18N = resolve(import.meta.dirname, '../../app/renderer/i18n');
const PROJECT = join(I18N, 'project.inlang');
/** The catalogue: a file a language. */
export const MESSAGES = join(I18N, 'messages');
const GENERATED = join(I18N, 'generated');
const STAMP = join(GENERATED, 'made-of.txt');
const OPTIONS = {
  project: PROJECT,
  outdir: GENERATED,
  strategy: ['globalVariable', 'baseLocale'],
  emitTsDeclarations: true,
} as const;

/**
 * Makes typed functions of the catalogue, which are not committed. Only if it changed: the compiler
 * takes several seconds to load, and most starts change no text.
 */
export async function compileMessages(): Promise<void> {
  const now = await fingerprint();
  if ((await readFile(STAMP, 'utf8').catch(() => null)) === now) return;
  const { compile } = await import('@inlang/paraglide-js');
  await compile({ ...OPTIONS, strategy: [...OPTIONS.strategy] });
  await writeFile(STAMP, now);
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(OPTIONS));
  const catalogues = (await readdir(MESSAGES)).sort().map((name) => join(MESSAGES, name));
  for (const file of [join(PROJECT, 'settings.json'), ...catalogues]) {
    hash.update(await readFile(file));
  }
  return hash.digest('hex');
}
