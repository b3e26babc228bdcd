import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './say.ts';

interface Holder {
  pid: number;
  id: string;
}

const LOOK_AGAIN_MS = 300;
const HEARTBEAT_MS = 5_000;
// A holder whose heart is silent so long is gone, even if its number belongs to another process now.
const SILENT_TOO_LONG_MS = 60_000;

/** Runs the work while no other set-up works on the same cache; waits for one that does. */
export async function withSetupLock<T>(cache: string, work: () => Promise<T>): Promise<T> {
  await mkdir(cache, { recursive: true });
  const lock = path.join(cache, 'setup.lock');
  await acquire(lock);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(lock, { force: true });
  }
}

async function acquire(lock: string): Promise<void> {
  let told = false;
  for (;;) {
    if (await claim(lock)) return;
    const holder = await readHolder(lock);
    if (!holder) continue;
    if (await isGone(lock, holder)) {
      await takeAway(lock, holder);
      continue;
    }
    if (!told) say(`Another set-up is at work (process ${holder.pid}). Waiting for it to finish.`);
    told = true;
    await delay(LOOK_AGAIN_MS);
  }
}

async function claim(lock: string): Promise<boolean> {
  const mine: Holder = { pid: process.pid, id: randomUUID() };
  const beside = `${lock}.${mine.id}`;
  await writeFile(beside, JSON.stringify(mine));
  try {
    // A link appears with its content at once; a file opened with "wx" is empty for a moment.
    await link(beside, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

async function readHolder(lock: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(lock, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

async function isGone(lock: string, holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
  }
  const heard = await stat(lock).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  );
  return Date.now() - heard > SILENT_TOO_LONG_MS;
}

/** Removes the lock of a holder that is gone, but not one that somebody took in the meantime. */
async function takeAway(lock: string, gone: Holder): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  if ((await readHolder(aside))?.id !== gone.id) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}
