import { app } from 'electron';
import { join } from 'node:path';

/** Models, settings and logs of this person; `--user-data-dir` moves it. */
export function dataFolder(): string {
  return app.getPath('userData');
}

/** Icons and the starter digits: beside the package, or in the checkout during development. */
export function resourcesFolder(): string {
  return app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources');
}

/** What the build made of the page. */
export function pageFolder(): string {
  return join(app.getAppPath(), 'out', 'renderer');
}

export function preloadFile(): string {
  return join(app.getAppPath(), 'out', 'preload', 'preload.cjs');
}

export function engineEntry(): string {
  return join(app.getAppPath(), 'out', 'main', 'engine.js');
}
