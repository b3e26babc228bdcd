import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../../scripts/root.ts';
import { stallAfter, startFileServer, whole } from '../../main/files/file-server.ts';
import { setUpThing } from './set-up-thing.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CONTENT = randomBytes(400_000);
const HALF = 200_000;
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

it('a set-up that was killed in the middle is gone on with by the next', async () => {
  const cache = await temporaryFolder();
  const server = await startFileServer(stallAfter(HALF, CONTENT), whole(CONTENT));
  onTestFinished(() => server.close());

  const script = pathToFileURL(path.join(import.meta.dirname, 'set-up-thing.ts')).href;
  const program =
    `import { register } from 'tsx/esm/api'; register();` +
    `const { setUpThing } = await import(${JSON.stringify(script)});` +
    `await setUpThing(...${JSON.stringify([cache, server.url, SHA256])});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const part = path.join(cache, 'downloads', 'thing.part');
  const received = () =>
    stat(part).then(
      ({ size }) => size,
      () => 0,
    );
  await expect.poll(received, { timeout: 20_000 }).toBe(HALF);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await readdir(cache)).toEqual(
    expect.arrayContaining(['setup.lock', expect.stringMatching(/^thing\..*\.unfinished$/)]),
  );

  expect(await setUpThing(cache, server.url, SHA256)).toBe(HALF);
  expect((await readdir(cache)).sort()).toEqual(['downloads', 'thing']);
  expect(await readdir(path.join(cache, 'downloads'))).toEqual(['thing']);
}, 30_000);
