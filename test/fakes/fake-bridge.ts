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
import type { RestartAnswer, UpdateState } from '../../app/contract/updates.ts';
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
  opened: Choice[] = [];
  /** Null where there are no updates. */
  update: UpdateState | null = null;
  updateWishes: ('look' | 'download' | 'cancel')[] = [];
  restartAnswer: RestartAnswer = { kind: 'restarting' };
  updateRestarts = 0;
  readonly #updateListeners: ((state: UpdateState) => void)[] = [];
  readonly #fileListeners: (() => void)[] = [];
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

  openedFiles(): Promise<Choice[]> {
    const { opened } = this;
    this.opened = [];
    return Promise.resolve(opened);
  }

  onFileOpened(listener: () => void): void {
    this.#fileListeners.push(listener);
  }

  /** As when the system wants a file opened. */
  openFile(choice: Choice): void {
    this.opened.push(choice);
    for (const listener of this.#fileListeners) listener();
  }

  copyReport(page: PageReport): Promise<void> {
    this.reports.push(page);
    return Promise.resolve();
  }

  updateState(): Promise<UpdateState | null> {
    return Promise.resolve(this.update);
  }

  onUpdateState(listener: (state: UpdateState) => void): void {
    this.#updateListeners.push(listener);
  }

  /** As main tells it. */
  tellUpdate(state: UpdateState): void {
    for (const listener of this.#updateListeners) listener(state);
  }

  lookForUpdate(): void {
    this.updateWishes.push('look');
  }

  downloadUpdate(): void {
    this.updateWishes.push('download');
  }

  cancelUpdate(): void {
    this.updateWishes.push('cancel');
  }

  restartToUpdate(): Promise<RestartAnswer> {
    this.updateRestarts++;
    return Promise.resolve(this.restartAnswer);
  }
}
