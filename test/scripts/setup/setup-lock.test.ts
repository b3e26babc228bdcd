import { spawnSync } from 'node:child_process';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { withSetupLock } from '../../../scripts/setup/setup-lock.ts';
import { listenToSetup } from './said.ts';
import { temporaryFolder } from './temporary-folder.ts';

let cache: string;
let heard: { text: string };

beforeEach(async () => {
  heard = listenToSetup();
  cache = await temporaryFolder();
});

const leaveLock = (pid: number) =>
  writeFile(path.join(cache, 'setup.lock'), JSON.stringify({ pid, id: 'x' }));

it('two set-ups work one after the other, and the second says what it waits for', async () => {
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await delay(50);
    order.push(`${name} ends`);
  };
  await Promise.all([withSetupLock(cache, work('a')), withSetupLock(cache, work('b'))]);
  expect(order.map((step) => step.slice(2))).toEqual(['begins', 'ends', 'begins', 'ends']);
  expect(heard.text).toBe(
    `Another set-up is at work (process ${process.pid}). Waiting for it to finish.\n`,
  );
  expect(await readdir(cache)).toEqual([]);
});

it('the lock of a killed set-up is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await leaveLock(pid);
  expect(await withSetupLock(cache, async () => 'done')).toBe('done');
});

it('a lock that has been silent for long is taken over, whoever has its number now', async () => {
  await leaveLock(process.pid);
  const longAgo = new Date(Date.now() - 120_000);
  await utimes(path.join(cache, 'setup.lock'), longAgo, longAgo);
  expect(await withSetupLock(cache, async () => 'done')).toBe('done');
});

it('work that fails gives the lock back', async () => {
  await expect(withSetupLock(cache, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await readdir(cache)).toEqual([]);
});
