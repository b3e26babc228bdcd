import { app } from 'electron';
import { registerAppScheme, serveAppScheme } from './app-protocol.ts';
import { reloadOnChange } from './development.ts';
import { downloadsOf } from './downloads.ts';
import { openEngineDoor } from './engine-door.ts';
import { createEngineProcess } from './engine-process.ts';
import { explain } from './explain.ts';
import { isAlone } from './is-alone.ts';
import { lockDown } from './lock-down.ts';
import { startLog } from './log.ts';
import { setMenu } from './menu.ts';
import { mayUseData } from './may-use-data.ts';
import { hearOpenedFiles, tellOpenedFiles } from './opened-files.ts';
import { missingFolder } from './missing-folder.ts';
import { answerPage } from './page-requests.ts';
import { dataFolder, engineEntry, resourcesFolder } from './paths.ts';
import { openSettings } from './settings.ts';
import { answerUpdates } from './updates/answer-updates.ts';
import { announceEngineState, openWindow } from './window.ts';

const missing = missingFolder();
if (missing !== null) {
  void app.whenReady().then(() => refuse(missing));
} else if (isAlone()) {
  registerAppScheme();
  lockDown();
  hearOpenedFiles();
  app.on('window-all-closed', () => app.quit());
  // Not awaited: Electron gets ready only after this module has ended.
  void app.whenReady().then(start);
} else {
  app.quit();
}

function refuse(folder: string): void {
  explain('no-folder', folder);
  app.exit(1);
}

async function start(): Promise<void> {
  if (!(await mayUseData(dataFolder()))) return app.exit(1);
  startLog();
  const settings = openSettings(dataFolder());
  serveAppScheme();
  setMenu();
  const engine = createEngineProcess({
    entry: engineEntry(),
    paths: { data: dataFolder(), resources: resourcesFolder() },
    downloads: downloadsOf(await settings.read(), process.env),
    onState: announceEngineState,
  });
  app.on('before-quit', () => void engine.stop());
  openEngineDoor(engine);
  answerPage(engine, settings);
  answerUpdates(engine, settings);
  tellOpenedFiles(engine);
  openWindow();
  reloadOnChange();
}
