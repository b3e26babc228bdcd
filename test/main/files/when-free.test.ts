import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { writeAtomically } from '../../../app/main/files/atomic-write.ts';
import { fileOperations } from '../../../app/main/files/file-operations.ts';
import { moveFolder } from '../../../app/main/files/move-folder.ts';
import { whenFree } from '../../../app/main/files/when-free.ts';
import { holdFile, NO_DISK, unmount } from '../../own-disk.ts';
import { failureOf } from '../engine/failure-of.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { heldFor, systemError } from './failing-files.ts';

const FOR_EVER = Infinity;
const HELD = ['EPERM', 'EACCES', 'EBUSY'];

async function settingsFile(): Promise<string> {
  const path = join(await temporaryFolder(), 'settings.json');
  await writeFile(path, 'old');
  return path;
}

/** Fails so many times. */
function failing(failures: number, code: string) {
  let left = failures;
  return vi.fn(() => (left-- > 0 ? Promise.reject(systemError(code)) : Promise.resolve('done')));
}

describe('whenFree', () => {
  it.each(HELD)('tries again after %s, ten times within a second', async (code) => {
    const waits: number[] = [];
    const wait = (ms: number) => Promise.resolve(waits.push(ms));
    expect(await whenFree(failing(9, code), wait)).toBe('done');
    expect(waits).toHaveLength(9);
    expect(waits.reduce((sum, ms) => sum + ms)).toBeLessThan(1000);

    const work = failing(FOR_EVER, code);
    await expect(whenFree(work, wait)).rejects.toThrow(code);
    expect(work).toHaveBeenCalledTimes(10);
  });

  it.each(['ENOSPC', 'EROFS', 'ENOENT'])('does not wait after %s', async (code) => {
    const work = failing(1, code);
    await expect(whenFree(work)).rejects.toThrow(code);
    expect(work).toHaveBeenCalledTimes(1);
  });
});

describe('a file that another program holds', () => {
  it.each(HELD)('is replaced once it is free (%s)', async (code) => {
    const path = await settingsFile();
    await writeAtomically(path, 'new', heldFor(5, code));
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it.each(HELD)(
    'that stays held keeps its content, and nothing is beside it (%s)',
    async (code) => {
      const path = await settingsFile();
      const failure = await failureOf(writeAtomically(path, 'new', heldFor(FOR_EVER, code)));
      expect(failure).toEqual({ code: 'not-writable', path, reason: code });
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(dirname(path))).toEqual(['settings.json']);
    },
  );

  it('is moved with its folder once it is free, or stays where it was', async () => {
    const folder = await temporaryFolder();
    const [model, bin] = [join(folder, 'model'), join(folder, 'bin')];
    await fileOperations.makeFolder(model);
    const failure = await failureOf(moveFolder(model, bin, heldFor(FOR_EVER, 'EPERM')));
    expect(failure).toEqual({ code: 'not-writable', path: model, reason: 'EPERM' });
    expect(await readdir(folder)).toEqual(['model']);
    await moveFolder(model, bin, heldFor(5, 'EPERM'));
    expect(await readdir(folder)).toEqual(['bin']);
  });

  it('is waited for on a real disk: nothing is renamed onto a mount', async (context) => {
    const path = await settingsFile();
    const other = join(await temporaryFolder(), 'other');
    await writeFile(other, 'held');
    if (!holdFile(path, other)) context.skip(NO_DISK);
    const written = writeAtomically(path, 'new');
    await pause(150);
    unmount(path);
    await written;
    expect(await readFile(path, 'utf8')).toBe('new');
  });
});
