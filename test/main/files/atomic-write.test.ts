import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../../app/main/files/atomic-write.ts';
import { fileOperations } from '../../../app/main/files/file-operations.ts';
import { failureOf } from '../engine/failure-of.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { Crash, crashAfter, failAt } from './failing-files.ts';

async function fileWith(content: string): Promise<string> {
  const path = join(await temporaryFolder(), 'settings.json');
  await writeFile(path, content);
  return path;
}

describe('writeAtomically', () => {
  it('replaces the content and leaves nothing beside', async () => {
    const path = await fileWith('old');
    await writeAtomically(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(join(path, '..'))).toEqual(['settings.json']);
  });

  it.each([0, 1, 2])('leaves the old or the new content after a crash at step %i', async (step) => {
    const path = await fileWith('the old content');
    await expect(writeAtomically(path, 'the new one', crashAfter(step))).rejects.toThrow(Crash);
    expect(['the old content', 'the new one']).toContain(await readFile(path, 'utf8'));
    await writeAtomically(path, 'and the next');
    expect(await readFile(path, 'utf8')).toBe('and the next');
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'not-writable'],
    ['EROFS', 'not-writable'],
  ])('turns %s into %s, with the old content and nothing beside', async (code, failure) => {
    const path = await fileWith('old');
    const found = await failureOf(writeAtomically(path, 'new', failAt(0, code)));
    expect(found).toMatchObject({ code: failure, path });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(join(path, '..'))).toEqual(['settings.json']);
  });
});

describe('makeFolder', () => {
  it('makes all folders on the way, and takes one that is there', async () => {
    const folder = join(await temporaryFolder(), 'a', 'b');
    await fileOperations.makeFolder(folder);
    await fileOperations.makeFolder(folder);
    await writeFile(join(folder, 'file'), '');
    await expect(fileOperations.makeFolder(join(folder, 'file'))).rejects.toThrow('EEXIST');
  });

  it.runIf(process.platform === 'linux')('ends where no folder can be made', async () => {
    await expect(fileOperations.makeFolder('/proc/no/folder')).rejects.toThrow('ENOENT');
  });
});
