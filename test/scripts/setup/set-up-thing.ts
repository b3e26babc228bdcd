import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fetchFile } from '../../../app/main/files/fetch-file.ts';
import { makeEntry, removeUnfinished } from '../../../scripts/setup/cache-entry.ts';
import { withSetupLock } from '../../../scripts/setup/setup-lock.ts';

/** A small set-up, as prepare.ts does it: under the lock, fetch into the cache, make an entry. */
export async function setUpThing(cache: string, url: string, sha256: string): Promise<number> {
  let resumedFrom = -1;
  await withSetupLock(cache, async () => {
    await removeUnfinished(cache);
    await makeEntry(cache, {
      name: 'thing',
      recipe: 'one',
      fill: async (folder) => {
        await mkdir(path.join(folder, 'begun'));
        const target = path.join(cache, 'downloads', 'thing');
        const outcome = await fetchFile({ url, target, sha256 });
        if (outcome.kind === 'failed') throw new Error(outcome.sentence);
        resumedFrom = outcome.resumedFrom;
      },
    });
  });
  return resumedFrom;
}
