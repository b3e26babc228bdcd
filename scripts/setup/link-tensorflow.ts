import { randomUUID } from 'node:crypto';
import { cp, readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { TFJS_NODE } from './tfjs-node.ts';

// tfjs-node 4.22.0 has neither folder of its own.
const FOLDERS = ['deps', 'lib'];

/**
 * Puts the library and the addon where tfjs-node looks for them: links to the cached folder, which
 * `npm ci` may remove at any time; copies on file systems without links.
 */
export async function linkTensorflow(cached: string, into: string = TFJS_NODE): Promise<void> {
  for (const name of FOLDERS) await link(path.join(cached, name), path.join(into, name));
}

async function link(aim: string, place: string): Promise<void> {
  if ((await readlink(place).catch(() => undefined)) === aim) return;
  const beside = `${place}.${randomUUID()}`;
  try {
    // Windows lets everybody make junctions, and only some make symbolic links.
    await symlink(aim, beside, 'junction');
  } catch {
    await cp(aim, beside, { recursive: true, verbatimSymlinks: true });
  }
  await rm(place, { recursive: true, force: true });
  await rename(beside, place);
}
