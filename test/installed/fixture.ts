import { expect, test as base } from '@playwright/test';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { DIST, PROGRAM, UNPACKED } from '../../scripts/package/places.ts';
import { launchApp, type RunningApp } from '../../scripts/drive/launch-app.ts';

export const run = promisify(execFile);

/** A folder with the program in it. */
export interface Installed {
  folder: string;
  program: string;
}

interface OfWorker {
  /** The Debian package's file. */
  deb: string;
  /** The Debian package, unpacked into a root of its own. */
  root: string;
  installed: Installed;
  unpacked: Installed;
}

interface OfTest {
  /** An empty home; removed afterwards. */
  home: string;
  /** Starts an installed app in that home, where nothing of the network can be reached. */
  launch: (
    installed: Installed,
    dataFolder?: string,
    more?: NodeJS.ProcessEnv,
  ) => Promise<RunningApp>;
}

export const test = base.extend<OfTest, OfWorker>({
  deb: [
    // Playwright reads the fixtures that are wanted from this pattern, also when none are.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = resolve(DIST, 'deb');
      const [name] = await readdir(folder);
      await use(join(folder, name!));
    },
    { scope: 'worker' },
  ],
  root: [
    async ({ deb }, use) => {
      const root = await mkdtemp(join(tmpdir(), 'digit-studio-root-'));
      await run('dpkg', ['-x', deb, root]);
      await use(root);
      await rm(root, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  installed: [
    ({ root }, use) => use(installedIn(join(root, 'usr/lib', PROGRAM))),
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern
  unpacked: [({}, use) => use(installedIn(UNPACKED)), { scope: 'worker' }],
  // eslint-disable-next-line no-empty-pattern
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'digit-studio-home-'));
    await use(home);
    await rm(home, { recursive: true, force: true });
  },
  launch: async ({ home }, use) => {
    const running: RunningApp[] = [];
    const made: string[] = [];
    await use(async (installed, dataFolder, more) => {
      const executable = await drivableCopy(installed);
      made.push(executable);
      const app = await launchApp({
        ...{ executable, isPacked: true, env: { ...envIn(home), ...more } },
        ...(dataFolder === undefined ? {} : { dataFolder }),
      });
      running.push(app);
      return app;
    });
    for (const { app } of running) await app.close();
    for (const file of made) await rm(file);
  },
});

export { expect };

/** The surroundings of a person with a fresh account and a broken network. */
export function envIn(home: string): NodeJS.ProcessEnv {
  const { DISPLAY, PATH, XAUTHORITY } = process.env;
  const nowhere = 'http://127.0.0.1:9';
  return {
    ...{ HOME: home, DISPLAY, PATH, XAUTHORITY, LANG: 'C.UTF-8' },
    ...{ http_proxy: nowhere, https_proxy: nowhere, all_proxy: nowhere },
  };
}

function installedIn(folder: string): Installed {
  return { folder, program: join(folder, PROGRAM) };
}

/**
 * Playwright steers a program by the very door that a fuse shuts: so it gets a copy beside the
 * program, in which this one fuse differs.
 */
async function drivableCopy({ folder, program }: Installed): Promise<string> {
  const copy = join(folder, `${PROGRAM}-drivable`);
  await cp(program, copy);
  await flipFuses(copy, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return copy;
}
