import { createHash, randomBytes } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { fetchWheel } from '../../../scripts/setup/pip-wheel.ts';
import { pathWith } from './programs.ts';
import { listenToSetup } from './said.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CONTENT = randomBytes(5_000);
const WHEEL = {
  title: 'Thing',
  name: 'thing',
  version: '1.2.3',
  file: 'thing-1.2.3.whl',
  python: '3.11',
  platform: 'manylinux_2_27_x86_64',
  bytes: CONTENT.length,
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
};

let folder: string;
let heard: { text: string };

beforeEach(async () => {
  heard = listenToSetup();
  folder = await temporaryFolder();
});

/** A Python whose pip brings the content given into its --dest, the last argument. */
async function pipThatBrings(content: Buffer) {
  const source = path.join(await temporaryFolder(), 'wheel');
  await writeFile(source, content);
  return pathWith({
    python3: `case "$*" in
*version_info*) echo 3;;
*--version) ;;
*" pip download thing==1.2.3 "*) for dest; do :; done; /bin/cp ${source} "$dest/thing-1.2.3.whl";;
*) exit 9;;
esac`,
  });
}

it('is fetched by pip, with progress, and kept whole', async () => {
  const wheel = await fetchWheel(WHEEL, folder, await pipThatBrings(CONTENT));
  expect(await readFile(wheel)).toEqual(CONTENT);
  expect(await readdir(folder)).toEqual(['thing-1.2.3.whl']);
  expect(heard.text).toBe('Thing  100 %  5 kB of 5 kB\n');
});

it('that is there already is not fetched again', async () => {
  await fetchWheel(WHEEL, folder, await pipThatBrings(CONTENT));
  expect(await fetchWheel(WHEEL, folder, await pathWith({}))).toContain(WHEEL.file);
});

it('that is not the expected one is not used', async () => {
  const wrong = await pipThatBrings(randomBytes(CONTENT.length));
  await expect(fetchWheel(WHEEL, folder, wrong)).rejects.toThrow("pip's thing==1.2.3 is not the");
  expect(await readdir(folder)).toEqual([]);
});

it('that pip cannot have is told with what pip said', async () => {
  const env = await pathWith({
    python3: `case "$*" in
*version_info*) echo 3;;
*download*) echo "WARNING: x" >&2; echo "ERROR: No matching distribution" >&2; exit 1;;
esac`,
  });
  await expect(fetchWheel(WHEEL, folder, env)).rejects.toThrow(
    /pip could not fetch thing==1\.2\.3\. Check the network.*\nERROR: No matching distribution$/s,
  );
});
