import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ROOT } from '../root.ts';
import { electronArguments } from '../setup/electron-arguments.ts';

export interface RunningApp {
  app: ElectronApplication;
  page: Page;
}

interface Options {
  /** The Electron binary, from the set-up. */
  executable: string;
  /** Models and settings go here instead of the person's own folder. */
  dataFolder: string;
  env?: NodeJS.ProcessEnv;
  /** The system's language, as Linux names it: `zh_CN`. */
  language?: string;
}

/** Starts the built app in real Electron and waits for its window to show the first screen. */
export async function launchApp(options: Options): Promise<RunningApp> {
  const ownArguments = electronArguments();
  const app = await _electron.launch({
    executablePath: options.executable,
    // Else Playwright switches Chromium's sandbox off for everybody.
    chromiumSandbox: ownArguments.length === 0,
    args: [ROOT, `--user-data-dir=${options.dataFolder}`, ...ownArguments],
    env: definedOnly({ ...(options.env ?? process.env), LANGUAGE: options.language ?? 'en_US' }),
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  await page.getByTestId('train-button').waitFor();
  return { app, page };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
