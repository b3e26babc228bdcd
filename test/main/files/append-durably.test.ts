import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appendDurably } from '../../../app/main/files/append-durably.ts';
import { failureOf } from '../engine/failure-of.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

it('adds to the end of what is there', async () => {
  const path = join(await temporaryFolder(), 'diary');
  await writeFile(path, 'one\n');
  await appendDurably(path, '二\n');
  await appendDurably(path, 'three\n');
  expect(await readFile(path, 'utf8')).toBe('one\n二\nthree\n');
});

it('makes no file where there is none', async () => {
  const path = join(await temporaryFolder(), 'diary');
  const failure = await failureOf(appendDurably(path, 'text'));
  expect(failure).toEqual({ code: 'not-writable', path, reason: 'ENOENT' });
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});
