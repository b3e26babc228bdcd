import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { fetchNpmTarball } from '../../../scripts/setup/npm-tarball.ts';
import { startFileServer, status, whole } from '../../main/files/file-server.ts';
import { pathWith } from './programs.ts';
import { listenToSetup } from './said.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CONTENT = randomBytes(5_000);
const PINNED = {
  title: 'Thing',
  name: '@scope/thing',
  version: '1.2.3',
  integrity: `sha512-${createHash('sha512').update(CONTENT).digest('base64')}`,
  bytes: CONTENT.length,
};

let folder: string;
let heard: { text: string };

beforeEach(async () => {
  heard = listenToSetup();
  folder = await temporaryFolder();
});

/** A registry, and an npm that knows it and packs the content given. */
async function registry(answer: ReturnType<typeof whole>, packed: Buffer = CONTENT) {
  const server = await startFileServer(answer);
  onTestFinished(() => server.close());
  const source = path.join(await temporaryFolder(), 'packed');
  await writeFile(source, packed);
  return pathWith({
    npm: `case "$1" in
view) echo '{ "tarball": "${server.url}" }';;
pack) /bin/cp ${source} ${folder}/scope-thing-1.2.3.tgz; echo '[{ "filename": "scope-thing-1.2.3.tgz" }]';;
esac`,
  });
}

it('comes from the address that npm tells, by our own download', async () => {
  const tarball = await fetchNpmTarball(PINNED, folder, await registry(whole(CONTENT)));
  expect(await readFile(tarball)).toEqual(CONTENT);
});

it('that is there already is not fetched again', async () => {
  const first = await fetchNpmTarball(PINNED, folder, await registry(whole(CONTENT)));
  expect(await fetchNpmTarball(PINNED, folder, await pathWith({}))).toBe(first);
});

it('comes from npm itself where the registry wants its login', async () => {
  const tarball = await fetchNpmTarball(PINNED, folder, await registry(status(401)));
  expect(await readFile(tarball)).toEqual(CONTENT);
  expect(heard.text).toContain("refused the file with HTTP status 401. Trying npm's own download");
});

it('that is not the expected one is not used', async () => {
  const wrong = randomBytes(CONTENT.length);
  const straight = fetchNpmTarball(PINNED, folder, await registry(whole(wrong)));
  await expect(straight).rejects.toThrow('is not the expected file');
  const byNpm = fetchNpmTarball(PINNED, folder, await registry(status(403), wrong));
  await expect(byNpm).rejects.toThrow('its sha512 differs');
});

it('of a registry out of reach is told with what npm said', async () => {
  const env = await pathWith({ npm: 'echo "npm error code ECONNREFUSED" >&2; exit 1' });
  await expect(fetchNpmTarball(PINNED, folder, env)).rejects.toThrow(
    /The npm registry could not be asked for @scope\/thing@1\.2\.3.*npm error code ECONNREFUSED/s,
  );
});
