import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimData, DATA_FORMAT, requireKnownData } from '../../../app/main/files/data-format.ts';
import { failureOf } from '../engine/failure-of.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

function mark(folder: string, content: string): Promise<void> {
  return writeFile(join(folder, 'data-format.json'), content);
}

describe('the mark of a data folder', () => {
  it('is made where there is none, also in a folder that is not there yet', async () => {
    const folder = join(await temporaryFolder(), 'new', 'folder');
    await claimData(folder);
    expect(await readdir(folder)).toEqual(['data-format.json']);
    await claimData(folder);
    await requireKnownData(folder);
  });

  it('keeps an older app out, which then touches nothing', async () => {
    const folder = await temporaryFolder();
    await mark(folder, JSON.stringify({ format: DATA_FORMAT + 1 }));
    const expected = {
      code: 'data-newer',
      path: folder,
      format: DATA_FORMAT + 1,
      known: DATA_FORMAT,
    };
    expect(await failureOf(claimData(folder))).toEqual(expected);
    expect(await failureOf(requireKnownData(folder))).toEqual(expected);
    expect(await readdir(folder)).toEqual(['data-format.json']);
  });

  it('is made again where it is damaged', async () => {
    const folder = await temporaryFolder();
    await mark(folder, '{"format": "one"');
    await claimData(folder);
    await requireKnownData(folder);
  });
});
