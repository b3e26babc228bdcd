import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, type TestContext } from 'vitest';
import { isReadOnly } from '../../../app/main/files/is-read-only.ts';
import { requireWritable } from '../../../app/main/files/require-writable.ts';
import { failureOf } from '../engine/failure-of.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { mountDisk, mountReadOnly, NO_DISK, unmount } from '../../own-disk.ts';
import { failAt } from './failing-files.ts';

/** A disk of its own; the test is skipped where this user may not mount one. */
async function smallDisk(context: TestContext): Promise<string> {
  const folder = await temporaryFolder();
  if (!mountDisk(folder, '64k')) context.skip(NO_DISK);
  onTestFinished(() => unmount(folder));
  return folder;
}

it('makes the folder, and leaves nothing in it', async () => {
  const folder = join(await temporaryFolder(), 'a', 'b');
  await requireWritable(folder);
  expect(isReadOnly(folder)).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

it('says why nothing can be kept, and leaves nothing either', async () => {
  const folder = await temporaryFolder();
  expect(await failureOf(requireWritable(folder, failAt(1, 'EROFS')))).toEqual({
    ...{ code: 'not-writable', path: folder, reason: 'EROFS' },
  });
  expect(await failureOf(requireWritable(folder, failAt(1, 'ENOSPC')))).toEqual({
    ...{ code: 'disk-full', path: folder },
  });
  expect(await readdir(folder)).toEqual([]);
  const file = join(folder, 'file');
  await writeFile(file, '');
  expect(await failureOf(requireWritable(file))).toMatchObject({ code: 'not-writable' });
});

it('tells a disk that can only be read from one that is full', async (context) => {
  const disk = await smallDisk(context);
  expect(mountReadOnly(disk)).toBe(true);
  expect(isReadOnly(disk)).toBe(true);
  expect(await failureOf(requireWritable(disk))).toMatchObject({ reason: 'EROFS' });
  unmount(disk);
  await writeFile(join(disk, 'filler'), Buffer.alloc(100_000)).catch(() => undefined);
  expect(isReadOnly(disk)).toBe(false);
  expect(await failureOf(requireWritable(disk))).toEqual({ code: 'disk-full', path: disk });
  expect(await readdir(disk)).toEqual(['filler']);
});
