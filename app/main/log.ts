import { app } from 'electron';
import log from 'electron-log/main';
import { join } from 'node:path';
import { dataFolder } from './paths.ts';

const LARGEST_FILE = 1_000_000; /* bytes, then main.log becomes main.old.log */

/** Writes to `logs/main.log` in the data folder, and what escaped every handler too. */
export function startLog(): void {
  log.transports.file.resolvePathFn = () => join(dataFolder(), 'logs', 'main.log');
  log.transports.file.maxSize = LARGEST_FILE;
  if (app.isPackaged) log.transports.console.level = false;
  else log.transports.console.level = process.env.DIGIT_STUDIO_DEV ? 'info' : 'warn';
  log.errorHandler.startCatching({ showDialog: false });
  log.info(`Digit Studio ${app.getVersion()}, Electron ${process.versions.electron}`);
}
