import { mkdir, readFile, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  lookAtEntry,
  makeEntry,
  removeUnfinished,
  type CacheEntry,
} from '../../../scripts/setup/cache-entry.ts';
import { listenToSetup } from './said.ts';
import { temporaryFolder } from './temporary-folder.ts';

const entry: CacheEntry = {
  name: 'thing-1',
  recipe: 'first',
  fill: async (folder) => {
    await mkdir(path.join(folder, 'lib'));
    await writeFile(path.join(folder, 'lib', 'big'), 'content of it');
    await symlink('big', path.join(folder, 'lib', 'alias'));
  },
};

let cache: string;
let big: string;
let heard: { text: string };

beforeEach(async () => {
  heard = listenToSetup();
  cache = await temporaryFolder();
  big = path.join(await makeEntry(cache, entry), 'lib', 'big');
});

const look = async (inFull = false) => (await lookAtEntry(cache, entry, inFull)).kind;

describe('an entry', () => {
  it('is ready once it is made, and alone in the cache', async () => {
    expect(await look()).toBe('ready');
    expect(await look(true)).toBe('ready');
    expect(await readdir(cache)).toEqual(['thing-1']);
  });

  it('is absent before', async () => {
    expect((await lookAtEntry(cache, { ...entry, name: 'other' })).kind).toBe('absent');
  });

  it('made by another recipe is outdated, and is replaced', async () => {
    const newer = { ...entry, recipe: 'second' };
    expect((await lookAtEntry(cache, newer)).kind).toBe('outdated');
    await makeEntry(cache, newer);
    expect((await lookAtEntry(cache, newer)).kind).toBe('ready');
    expect(await readdir(cache)).toEqual(['thing-1']);
  });

  it('that could not be made leaves nothing behind', async () => {
    const failing = { ...entry, name: 'other', fill: () => Promise.reject(new Error('no')) };
    await expect(makeEntry(cache, failing)).rejects.toThrow('no');
    expect(await readdir(cache)).toEqual(['thing-1']);
  });
});

describe('a damaged entry', () => {
  it.each([
    ['a file is shorter', () => writeFile(big, 'content')],
    ['bytes of a file differ', () => writeFile(big, 'CONTENT of it')],
    ['a file is gone', () => rm(big)],
    ['a link is gone', () => rm(path.join(path.dirname(big), 'alias'))],
  ])('is noticed when %s', async (_, damage) => {
    await damage();
    expect(await look()).toBe('damaged');
    expect(heard.text).toMatch(/The cached thing-1 is damaged \(.*\)\. It is made anew\./);
  });

  it('with time and size as before is noticed by a full look, and stays noticed', async () => {
    const { mtime } = await stat(big);
    await writeFile(big, 'CONTENT of it');
    await utimes(big, mtime, mtime);
    expect(await look(true)).toBe('damaged');
    expect(await look()).toBe('absent');
  });

  it('is none if a file was only touched', async () => {
    await utimes(big, new Date(0), new Date(0));
    expect(await look()).toBe('ready');
    const stamp = await readFile(path.join(cache, 'thing-1', 'ready.json'), 'utf8');
    expect(JSON.parse(stamp)).toHaveProperty(['files', 'lib/big', 'mtimeMs'], 0);
  });
});

it('what killed set-ups left is removed', async () => {
  await mkdir(path.join(cache, 'thing-1.abc.unfinished', 'lib'), { recursive: true });
  await removeUnfinished(cache);
  expect(await readdir(cache)).toEqual(['thing-1']);
});
