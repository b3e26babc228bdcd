import { app, shell } from 'electron';
import * as v from 'valibot';
import { type AppInfo, channels, Settings } from '../contract/bridge.ts';
import type { EngineProcess } from './engine-process.ts';
import { dataFolder } from './paths.ts';
import type { SettingsFile } from './settings.ts';
import { answerOnPage, onPage } from './trusted-sender.ts';

/** The few things that the page asks of the main process itself. */
export function answerPage(engine: EngineProcess, settings: SettingsFile): void {
  answerOnPage(channels.appInfo, appInfo);
  answerOnPage(channels.settings, () => settings.read());
  answerOnPage(channels.changeSettings, (argument) => settings.write(v.parse(Settings, argument)));
  onPage(channels.restartEngine, () => engine.restart());
  // The folder is ours, never one that the page names.
  onPage(channels.showDataFolder, () => void shell.openPath(dataFolder()));
}

function appInfo(): AppInfo {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    node: process.versions.node,
    dataFolder: dataFolder(),
    systemLanguages: app.getPreferredSystemLanguages(),
  };
}
