import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkStamp, removeStamp, writeStamp } from './ready-stamp.ts';
import type { EntryState } from './ready-stamp.ts';
import { say } from './say.ts';

/** A folder of the cache that is made once and then only looked at. */
export interface CacheEntry {
  name: string;
  /** Names what goes into the entry and how: versions, hashes, the revision of the code. */
  recipe: string;
  /** Makes the content in an empty folder. It is moved to its place only when this succeeds. */
  fill(folder: string): Promise<void>;
}

const UNFINISHED = '.unfinished';

/** Looks whether an entry is there as it was made, saying so when it is damaged: it counts as absent from then on. */
export async function lookAtEntry(
  cache: string,
  { name, recipe }: Pick<CacheEntry, 'name' | 'recipe'>,
  inFull = false,
): Promise<EntryState> {
  const folder = path.join(cache, name);
  const state = await checkStamp(folder, recipe, inFull);
  if (state.kind === 'damaged') {
    say(`The cached ${name} is damaged (${state.file} is not as it was). It is made anew.`);
    // What only a full look can find must not be taken for whole by the next quick one.
    await removeStamp(folder);
  }
  return state;
}

/** Makes an entry beside its place and moves it there, so that it is never seen half made. */
export async function makeEntry(cache: string, entry: CacheEntry): Promise<string> {
  const place = path.join(cache, entry.name);
  const beside = path.join(cache, `${entry.name}.${randomUUID()}${UNFINISHED}`);
  await mkdir(beside, { recursive: true });
  try {
    await entry.fill(beside);
    await writeStamp(beside, entry.recipe);
    await moveIntoPlace(beside, place);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  return place;
}

/** Removes what killed set-ups left unfinished. Only for the holder of the set-up lock. */
export async function removeUnfinished(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (name.endsWith(UNFINISHED))
      await rm(path.join(cache, name), { recursive: true, force: true });
  }
}

async function moveIntoPlace(from: string, place: string): Promise<void> {
  // A full folder cannot be renamed over, so the old one steps aside first.
  const aside = `${place}.${randomUUID()}${UNFINISHED}`;
  await rename(place, aside).catch(ignoreMissing);
  await rename(from, place);
  await rm(aside, { recursive: true, force: true });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
