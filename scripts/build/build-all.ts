import { build } from 'vite';
import { compileMessages } from './messages.ts';
import { targets } from './targets.ts';

/** Builds everything that runs in Electron into `out/`. */
export async function buildAll(): Promise<void> {
  await compileMessages();
  for (const target of Object.values(targets)) await build(target);
}
