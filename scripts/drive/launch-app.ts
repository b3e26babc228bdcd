import { _electron, type ElectronApplication, errors, type Page } from '@playwright/test';
import { ROOT } from '../root.ts';
import { electronArguments } from '../setup/electron-arguments.ts';

export interface RunningApp {
  app: ElectronApplication;
  page: Page;
}

interface Options {
  /** The Electron binary, from the set-up; or a packed app. */
  executable: string;
  isPacked?: boolean;
  /** Models and settings go here instead of the person's own folder. */
  dataFolder?: string;
  env?: NodeJS.ProcessEnv;
  /** The system's language, as Linux names it: `zh_CN`. */
  language?: string;
  /** To be opened, as the desktop has it of a file that was double-clicked. */
  files?: readonly string[];
  /** Chromium's own, such as `--disable-gpu`. */
  switches?: readonly string[];
}

/** Now and then Playwright loses Electron while it starts, before any code of the app has run. */
const LAUNCH_WITHIN_MS = 30_000;
const LAUNCHES = 3;

/** Starts the built app in real Electron and waits for its window to show the first screen. */
export async function launchApp(options: Options): Promise<RunningApp> {
  const app = await launch(options);
  const page = await app.firstWindow();
  await page.getByTestId('train-button').waitFor();
  return { app, page };
}

async function launch(options: Options, attempt = 1): Promise<ElectronApplication> {
  const ownArguments = electronArguments();
  try {
    return await _electron.launch({
      executablePath: options.executable,
      // Else Playwright switches Chromium's sandbox off for everybody.
      chromiumSandbox: ownArguments.length === 0,
      args: [
        ...(options.isPacked ? [] : [ROOT]),
        ...(options.dataFolder === undefined ? [] : [`--user-data-dir=${options.dataFolder}`]),
        ...ownArguments,
        ...(options.files ?? []),
        ...(options.switches ?? []),
      ],
      env: definedOnly({ ...(options.env ?? process.env), LANGUAGE: options.language ?? 'en_US' }),
      timeout: LAUNCH_WITHIN_MS,
    });
  } catch (error) {
    if (attempt === LAUNCHES || !(error instanceof errors.TimeoutError)) throw error;
    console.warn(`Electron did not answer within ${LAUNCH_WITHIN_MS / 1000} s: started again.`);
    return launch(options, attempt + 1);
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
