import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createStoredValue } from '../../../app/main/engine/stored-value.ts';
import { failureOf } from './failure-of.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = (file: string) => createStoredValue(file, v.array(v.number()), []);

async function newFile(): Promise<string> {
  return join(await temporaryFolder(), 'data', 'numbers.json');
}

describe('a stored value', () => {
  it('is the initial one at first, and then what was written, also after a restart', async () => {
    const file = await newFile();
    const stored = open(file);
    expect(await stored.read()).toEqual([]);
    await stored.write([1, 2]);
    expect(await stored.read()).toEqual([1, 2]);
    expect(await open(file).read()).toEqual([1, 2]);
  });

  it.each(['', '[1, 2', '["one"]'])('is the initial one where the file holds %j', async (text) => {
    const noted = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => noted.mockRestore());
    const file = await newFile();
    await open(file).write([1]);
    await writeFile(file, text);
    expect(await open(file).read()).toEqual([]);
    expect(noted).toHaveBeenCalledOnce();
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('stays as it was where it cannot be written', async () => {
    const file = await newFile();
    const stored = open(file);
    await stored.write([1]);
    await rm(join(file, '..'), { recursive: true });
    await writeFile(join(file, '..'), 'a file in the place of the folder');
    expect((await failureOf(stored.write([2]))).code).toBe('not-writable');
    expect(await stored.read()).toEqual([1]);
  });

  it('is the last of several that are written at once', async () => {
    const file = await newFile();
    const stored = open(file);
    await Promise.all([1, 2, 3].map((number) => stored.write([number])));
    expect(await stored.read()).toEqual([3]);
    expect(await open(file).read()).toEqual([3]);
    expect(await readdir(join(file, '..'))).toEqual(['numbers.json']);
  });
});
