import { cp, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { linkTensorflow } from '../setup/link-tensorflow.ts';
import { TFJS_NODE } from '../setup/tfjs-node.ts';

/**
 * Does work while TensorFlow's library and addon lie in node_modules as files: electron-builder does
 * not follow links that lead out of the project, as those of the set-up do into the cache.
 */
export async function withTensorflow(cached: string, work: () => Promise<unknown>): Promise<void> {
  try {
    for (const folder of ['deps', 'lib']) {
      const place = resolve(TFJS_NODE, folder);
      await rm(place, { recursive: true, force: true });
      await cp(resolve(cached, folder), place, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (file) => basename(file) !== 'include',
      });
    }
    await work();
  } finally {
    await linkTensorflow(cached);
  }
}
