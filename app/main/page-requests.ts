import { app, shell } from 'electron';
import * as v from 'valibot';
import { type AppInfo, channels, CHOICES, Settings } from '../contract/bridge.ts';
import { DatasetId } from '../contract/dataset.ts';
import { failureOf } from '../contract/failures.ts';
import { PageReport } from '../contract/report.ts';
import { choose } from './choose.ts';
import { copyReport } from './copy-report.ts';
import { downloadsOf } from './downloads.ts';
import type { EngineProcess } from './engine-process.ts';
import { datasetFolder, starterFolder } from './files/dataset-folder.ts';
import { dataFolder, resourcesFolder } from './paths.ts';
import type { SettingsFile } from './settings.ts';
import { answerOnPage, onPage } from './trusted-sender.ts';

/** The few things that the page asks of the main process itself. */
export function answerPage(engine: EngineProcess, settings: SettingsFile): void {
  answerOnPage(channels.appInfo, appInfo);
  answerOnPage(channels.settings, () => settings.read());
  answerOnPage(channels.changeSettings, async (argument) => {
    const changed = v.parse(Settings, argument);
    engine.setDownloads(downloadsOf(changed, process.env));
    return settings.write(changed).then(() => null, failureOf);
  });
  answerOnPage(channels.choose, (argument) =>
    choose(v.parse(v.picklist(CHOICES), argument), (...chosen) => engine.tellChoice(...chosen)),
  );
  answerOnPage(channels.copyReport, async (argument) =>
    copyReport(v.parse(PageReport, argument), await settings.read()),
  );
  onPage(channels.restartEngine, () => engine.restart());
  // The folders are ours, never ones that the page names.
  onPage(channels.showDataFolder, () => void shell.openPath(dataFolder()));
  onPage(channels.showDatasetFolder, (_frame, argument) => {
    const id = v.parse(DatasetId, argument);
    const folder =
      id === 'starter' ? starterFolder(resourcesFolder()) : datasetFolder(id, dataFolder());
    void shell.openPath(folder);
  });
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
