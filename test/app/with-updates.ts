import type { Page } from '@playwright/test';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { UpdateState } from '../../app/contract/updates.ts';
import type { RunningApp } from '../../scripts/drive/launch-app.ts';
import { expect, test as base } from './fixture.ts';
import { startUpdateServer, type UpdateServer } from './update-server.ts';

const LISTS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'latest-mac.yml',
  win32: 'latest.yml',
};
const linuxArchitecture = process.arch === 'x64' ? '' : `-${process.arch}`;
/** The list that electron-updater asks for on this system. */
export const LIST = LISTS[process.platform] ?? `latest-linux${linuxArchitecture}.yml`;

interface Updating extends RunningApp {
  server: UpdateServer;
  /** The folder with the AppImage that the app believes to be. */
  programs: string;
  /** The file that says where newer versions come from. */
  config: string;
  /** Presses the button and waits for what comes of it. */
  look(): Promise<UpdateState>;
  download(): Promise<UpdateState>;
  /** What lies where a download lies until it is installed. */
  downloaded(): Promise<string[]>;
}

/** The app on its screen About, told to look for newer versions on loopback, and to be an AppImage. */
export const test = base.extend<{ server: UpdateServer; updating: Updating }>({
  // eslint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = await startUpdateServer();
    await use(server);
    await server.close();
  },
  updating: async ({ launch, dataFolder, server }, use) => {
    const env = await asAppImage(dataFolder, server.address);
    const running = await launch({ env });
    const { page } = running;
    await page.getByTestId('screen-about').click();
    await use({
      ...{ ...running, server },
      ...{ programs: dirname(env.APPIMAGE), config: env.DIGIT_STUDIO_TEST_UPDATES },
      look: () => press(page, 'look-for-update'),
      download: () => press(page, 'download-update'),
      downloaded: () => readdir(join(env.XDG_CACHE_HOME, 'digit-studio-updater/pending')),
    });
  },
});

/** The surroundings of an AppImage in a folder, which looks for newer versions at an address. */
export async function asAppImage(folder: string, address: string) {
  const programs = join(folder, 'programs');
  const env = {
    DIGIT_STUDIO_TEST_UPDATES: join(folder, 'app-update.yml'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    APPIMAGE: join(programs, 'Digit Studio-0.1.0.AppImage'),
    APPDIR: dirname(process.env.DIGIT_STUDIO_ELECTRON_BINARY!),
  };
  await mkdir(programs);
  await writeFile(env.APPIMAGE, 'old');
  await writeFile(env.DIGIT_STUDIO_TEST_UPDATES, configFor(address));
  return env;
}

export function configFor(address: string): string {
  return `provider: generic\nurl: ${address}\nupdaterCacheDirName: digit-studio-updater\n`;
}

/** Presses a button and waits for the state in which something is left to the person again. */
async function press(page: Page, button: string): Promise<UpdateState> {
  const heard = await page.evaluateHandle(() => {
    const passing = ['checking', 'downloading'];
    const state = new Promise<UpdateState>((resolve) =>
      window.digitStudio.onUpdateState((next) => {
        if (!passing.includes(next.kind)) resolve(next);
      }),
    );
    // In an object: a promise would be waited for.
    return { state };
  });
  await page.getByTestId(button).click();
  return heard.evaluate(({ state }) => state);
}

export { expect };
