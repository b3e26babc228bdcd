import type {
  AppInfo,
  Bridge,
  Choice,
  ChoiceKind,
  EngineState,
  Settings,
} from '../../app/contract/bridge.ts';
import type { DatasetId } from '../../app/contract/dataset.ts';
import type { Failure } from '../../app/contract/failures.ts';
import type { PageReport } from '../../app/contract/report.ts';
import { TICKET } from './datasets.ts';

export const appInfo: AppInfo = {
  version: '0.1.0',
  electron: '45.4.1',
  chromium: '150.0.7871.12',
  node: '24.11.0',
  dataFolder: '/home/lin/.config/Digit Studio',
  systemLanguages: ['en-US', 'zh-CN'],
};

export const standardSettings: Settings = {
  language: 'system',
  mirror: null,
  neverDownload: false,
};

/** What the preload offers, without a main process behind it. */
export class FakeBridge implements Bridge {
  saved: Settings = standardSettings;
  /** Why nothing more can be saved. */
  unkept: Failure | null = null;
  info: AppInfo = appInfo;
  nonces: string[] = [];
  restarts = 0;
  foldersShown = 0;
  datasetFoldersShown: DatasetId[] = [];
  /** What the person chooses in the next dialog. */
  choice: Choice | null = { ticket: TICKET, name: 'class-4b' };
  dialogs: ChoiceKind[] = [];
  reports: PageReport[] = [];
  onAsk: (nonce: string) => void = () => undefined;
  readonly #listeners: ((state: EngineState) => void)[] = [];

  askForEnginePort(nonce: string): void {
    this.nonces.push(nonce);
    this.onAsk(nonce);
  }

  onEngineState(listener: (state: EngineState) => void): void {
    this.#listeners.push(listener);
  }

  tell(state: EngineState): void {
    for (const listener of this.#listeners) listener(state);
  }

  restartEngine(): void {
    this.restarts++;
  }

  appInfo(): Promise<AppInfo> {
    return Promise.resolve(this.info);
  }

  settings(): Promise<Settings> {
    return Promise.resolve(this.saved);
  }

  changeSettings(settings: Settings): Promise<Failure | null> {
    if (this.unkept) return Promise.resolve(this.unkept);
    this.saved = settings;
    return Promise.resolve(null);
  }

  showDataFolder(): void {
    this.foldersShown++;
  }
  showDatasetFolder(id: DatasetId): void {
    this.datasetFoldersShown.push(id);
  }

  choose(kind: ChoiceKind): Promise<Choice | null> {
    this.dialogs.push(kind);
    return Promise.resolve(this.choice);
  }

  copyReport(page: PageReport): Promise<void> {
    this.reports.push(page);
    return Promise.resolve();
  }
}
