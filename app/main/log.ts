import { app, type WebContents } from 'electron';
import log from 'electron-log/main';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isTensorFlowsOwn } from './engine-remark.ts';
import { writeLogTo } from './log-file.ts';
import { dataFolder } from './paths.ts';

/** Chromium's number for an error; the newer `details.level` is missing in the fallback Electron. */
const ERROR_LEVEL = 3;

/** Where it is written; `main.old.log` beside it has what came before. */
export function logFile(): string {
  return join(dataFolder(), 'logs', 'main.log');
}

/** Writes to `logs/main.log` in the data folder, and what escaped every handler too. */
export function startLog(): void {
  writeLogTo(log.transports.file, { file: logFile(), home: homedir() });
  if (app.isPackaged) log.transports.console.level = false;
  else log.transports.console.level = process.env.DIGIT_STUDIO_DEV ? 'info' : 'warn';
  log.errorHandler.startCatching({ showDialog: false });
  app.on('web-contents-created', (_event, contents) => logErrorsOf(contents));
  log.info(`Digit Studio ${app.getVersion()}, Electron ${process.versions.electron}`);
}

/** What the engine writes: errors are on stderr, where TensorFlow greets at every start too. */
export function logEngine(stream: 'stdout' | 'stderr', written: Buffer): void {
  const text = `engine: ${written.toString().trimEnd()}`;
  if (stream === 'stdout' || isTensorFlowsOwn(written.toString())) log.info(text);
  else log.warn(text);
}

/** What no handler of the page caught, and what it says on the console as an error. */
function logErrorsOf(contents: WebContents): void {
  contents.on('console-message', (_details, level, message) => {
    if (level === ERROR_LEVEL) log.error(`page: ${message}`);
  });
}
