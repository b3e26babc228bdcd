import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ROOT } from '../../scripts/root.ts';
import { cut, endless, elsewhere, file, listOf, text } from './update-server.ts';
import { configFor, expect, LIST, test } from './with-updates.ts';

test.skip(process.platform !== 'linux', 'the app plays an AppImage');

const NEWER = 'Digit Studio-0.2.0.AppImage';
/** What the new version does in these tests: it tells that it was started. */
const content = Buffer.from('#!/bin/sh\ntouch "$(dirname "$0")/started"\n');
const offered = text(listOf('0.2.0', NEWER, content, 'Faster.\n<b>Bold</b>'));

function failed(reason: string) {
  return { kind: 'failed', failure: { code: 'update-failed', reason } };
}

test('without an address there are no updates: nothing of the updater is loaded, no host is asked', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await app.evaluate(({ app: main, net }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenByUpdateTest: seen });
    main.on('session-created', () => seen.push('a session'));
    net.request = () => {
      seen.push('a request');
      throw new Error('no request is made here');
    };
  });
  await page.getByTestId('screen-about').click();
  await expect(page.getByTestId('copy-report')).toBeVisible();
  await expect(page.getByTestId('look-for-update')).toHaveCount(0);
  const answers = await page.evaluate(async () => {
    const bridge = window.digitStudio;
    bridge.lookForUpdate();
    bridge.downloadUpdate();
    const restart = await bridge.restartToUpdate().catch(() => 'refused');
    return [await bridge.updateState(), restart];
  });
  expect(answers).toEqual([null, 'refused']);
  expect(
    await app.evaluate(() => (globalThis as unknown as Record<string, string[]>).seenByUpdateTest),
  ).toEqual([]);
  // It is in a file of its own, which is loaded when somebody looks.
  const main = await readFile(resolve(ROOT, 'out/main/main.js'), 'utf8');
  expect(main).not.toContain('AppImageUpdater');
  expect(main).toMatch(/import\("\.\/shared-open-updater\.js"\)/);
});

test('whatever the web server says, only a newer, released version is offered', async ({
  updating: { app, page, server, config, look },
  dataFolder,
}) => {
  await writeFile(config, configFor('http://updates.example/'));
  expect(await look()).toMatchObject(failed('address-invalid'));
  expect(server.requests).toEqual([]);
  await writeFile(config, configFor(server.address));
  expect(await look()).toMatchObject(failed('refused'));
  const asked = server.requests.map(({ url, headers }) => [url, headers['x-user-staging-id']]);
  expect(asked).toEqual([
    [expect.stringContaining(`/releases/${LIST}?`), '00000000-0000-0000-0000-000000000000'],
  ]);
  expect(await readdir(dataFolder)).not.toContain('.updaterId');

  for (const nonsense of ['', '<html>: <b>welcome: to\n\tour school', 'welcome', '[1, 2]', '{}']) {
    server.gives(LIST, text(nonsense));
    expect(await look(), nonsense).toMatchObject(failed('list-invalid'));
  }
  server.gives(LIST, elsewhere('http://127.0.0.1:9/latest-linux.yml'));
  expect(await look()).toMatchObject(failed('elsewhere'));
  server.gives(LIST, (response) =>
    response.writeHead(401, { 'www-authenticate': 'Basic realm="school"' }).end(),
  );
  expect(await look()).toMatchObject(failed('refused'));

  await app.evaluate(() => {
    const wait = globalThis.setTimeout;
    const sooner = (work: () => void, ms?: number) => wait(work, ms === 30_000 ? 300 : ms);
    globalThis.setTimeout = sooner as typeof setTimeout;
  });
  server.gives(LIST, () => undefined);
  expect(await look()).toMatchObject(failed('stalled'));

  for (const version of ['0.0.9', '0.1.0', '0.2.0-beta.1']) {
    server.gives(LIST, text(listOf(version, NEWER, content)));
    expect(await look(), version).toEqual({ kind: 'newest' });
  }
  await expect(page.getByTestId('update-news')).toHaveText('You have the newest version, 0.1.0.');

  server.gives(LIST, offered);
  expect(await look()).toEqual({
    kind: 'available',
    offer: { version: '0.2.0', bytes: content.length, notes: 'Faster.\n<b>Bold</b>' },
  });
  await page.getByText('What is new').click();
  await expect(page.getByTestId('update-notes')).toContainText('<b>Bold</b>');
  // The page reaches that host as little as any other.
  const reached = await page.evaluate(
    (url) => fetch(url).then(String, String),
    server.address + LIST,
  );
  expect(reached).toMatch(/TypeError/);
});

test('of a download that is not what was announced nothing is left, and the old version stays', async ({
  updating: { page, server, programs, look, download, downloaded },
}) => {
  server.gives(LIST, offered);
  for (const [answer, reason] of [
    [file(Buffer.from('something else')), 'wrong-content'],
    [file(Buffer.concat([content, content])), 'wrong-content'],
    [cut(content), 'cut'],
    [elsewhere('http://127.0.0.1:9/evil.AppImage'), 'elsewhere'],
  ] as const) {
    server.gives(NEWER, answer);
    await look();
    expect(await download()).toMatchObject(failed(reason));
    expect(await downloaded()).toEqual([]);
  }

  server.gives(NEWER, endless(content));
  await look();
  await page.getByTestId('download-update').click();
  await expect.poll(downloaded).toHaveLength(1);
  await page.getByTestId('cancel-update').click();
  await expect(page.getByTestId('download-update')).toBeVisible();
  expect(await downloaded()).toEqual([]);
  expect(await readdir(programs)).toEqual(['Digit Studio-0.1.0.AppImage']);
});

test('the app restarts when it is told to, not during a training, and is the new version then', async ({
  updating: { app, page, server, programs, look, download, downloaded },
  dataFolder,
}) => {
  server.gives(LIST, offered);
  server.gives(NEWER, file(content));
  await look();
  expect(await download()).toMatchObject({ kind: 'ready' });
  expect(await downloaded()).toContain(NEWER);
  await page.reload();

  await page.getByTestId('field-epochs').fill('200');
  await page.getByTestId('train-button').click();
  await expect(page.getByTestId('progress-text')).toContainText(/[1-9]/);
  await page.getByTestId('screen-about').click();
  const restart = page.getByTestId('restart-to-update');
  await expect(restart).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByTestId('restart-hint')).toContainText('A training is in progress');
  // Nor when the page would have it.
  expect(await page.evaluate(() => window.digitStudio.restartToUpdate())).toEqual({
    kind: 'refused',
    reason: 'training',
  });
  await page.getByTestId('screen-studio').click();
  await page.getByTestId('stop-button').click();
  await page.getByTestId('test-result').waitFor();
  await page.getByTestId('screen-about').click();

  const ended = new Promise((done) => app.process().once('exit', done));
  await restart.click();
  expect(await ended).toBe(0);
  await expect.poll(() => readdir(programs)).toEqual([NEWER, 'started']);
  expect(await readFile(join(programs, NEWER))).toEqual(content);
  expect(await readdir(join(dataFolder, 'models'))).not.toHaveLength(0);
});

test('where nothing could be installed the app goes on, with its engine', async ({
  updating: { page, server, programs, look, download },
  dataFolder,
}) => {
  server.gives(LIST, offered);
  server.gives(NEWER, file(content));
  await look();
  await download();
  await rm(join(dataFolder, 'cache/digit-studio-updater'), { recursive: true });
  await page.getByTestId('restart-to-update').click();
  await expect(page.getByTestId('problem')).toContainText('could not be installed');
  expect(await readdir(programs)).toEqual(['Digit Studio-0.1.0.AppImage']);
  await page.getByTestId('screen-studio').click();
  await expect(page.getByTestId('train-button')).toBeEnabled();
  await page.getByTestId('field-epochs').fill('1');
  await page.getByTestId('train-button').click();
  await page.getByTestId('test-result').waitFor({ timeout: 60_000 });
});
