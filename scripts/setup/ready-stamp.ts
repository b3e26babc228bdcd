import { readFile, readdir, readlink, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashFile } from '../../app/main/files/hash-file.ts';

interface FileStamp {
  size: number;
  mtimeMs: number;
  sha256: string;
}

/** What `ready.json` says of a finished cache entry. */
interface ReadyStamp {
  /** Which way of making the entry it was made by; a change of the recipe makes it anew. */
  recipe: string;
  files: Record<string, FileStamp>;
  links: Record<string, string>;
}

/** What was found when an entry was looked at. */
export type EntryState =
  { kind: 'ready' } | { kind: 'absent' } | { kind: 'outdated' } | { kind: 'damaged'; file: string };

const STAMP = 'ready.json';

/** Notes size, time and hash of every file of a finished entry, and the aim of every link. */
export async function writeStamp(folder: string, recipe: string): Promise<void> {
  const stamp: ReadyStamp = { recipe, files: {}, links: {} };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, full);
    if (entry.isSymbolicLink()) stamp.links[name] = await readlink(full);
    if (!entry.isFile() || name === STAMP) continue;
    const { size, mtimeMs } = await stat(full);
    stamp.files[name] = { size, mtimeMs, sha256: await hashFile(full, 'sha256') };
  }
  await saveStamp(folder, stamp);
}

/**
 * Looks whether an entry is as it was finished. A file whose size and time are unchanged is
 * trusted; one with another time is hashed; with `inFull` every file is.
 */
export async function checkStamp(
  folder: string,
  recipe: string,
  inFull = false,
): Promise<EntryState> {
  const stamp = await readStamp(folder);
  if (!stamp) return { kind: 'absent' };
  if (stamp.recipe !== recipe) return { kind: 'outdated' };
  let touched = false;
  for (const [name, expected] of Object.entries(stamp.files)) {
    const mtimeMs = await timeIfUnchanged(path.join(folder, name), expected, inFull);
    if (mtimeMs === undefined) return { kind: 'damaged', file: name };
    touched ||= mtimeMs !== expected.mtimeMs;
    expected.mtimeMs = mtimeMs;
  }
  for (const [name, aim] of Object.entries(stamp.links)) {
    const actual = await readlink(path.join(folder, name)).catch(() => undefined);
    if (actual !== aim) return { kind: 'damaged', file: name };
  }
  // Copied or touched, but the same: with the new times noted the next look is quick again.
  if (touched) await saveStamp(folder, stamp).catch(() => undefined);
  return { kind: 'ready' };
}

/** Makes an entry count as absent. */
export async function removeStamp(folder: string): Promise<void> {
  await rm(path.join(folder, STAMP), { force: true });
}

/** Returns the time of the file if its content is the expected one. */
async function timeIfUnchanged(
  file: string,
  expected: FileStamp,
  inFull: boolean,
): Promise<number | undefined> {
  try {
    const { size, mtimeMs } = await stat(file);
    if (size !== expected.size) return undefined;
    if (mtimeMs === expected.mtimeMs && !inFull) return mtimeMs;
    return (await hashFile(file, 'sha256')) === expected.sha256 ? mtimeMs : undefined;
  } catch {
    return undefined;
  }
}

async function readStamp(folder: string): Promise<ReadyStamp | undefined> {
  try {
    return JSON.parse(await readFile(path.join(folder, STAMP), 'utf8')) as ReadyStamp;
  } catch {
    return undefined;
  }
}

async function saveStamp(folder: string, stamp: ReadyStamp): Promise<void> {
  const beside = path.join(folder, `${STAMP}.${process.pid}`);
  await writeFile(beside, JSON.stringify(stamp, null, 1));
  await rename(beside, path.join(folder, STAMP));
}
