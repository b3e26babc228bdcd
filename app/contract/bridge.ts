import * as v from 'valibot';
import { type DatasetId } from './dataset.ts';
import { type Failure } from './failures.ts';
import { Mirror } from './mirror.ts';
import { type PageReport } from './report.ts';
import { type RestartAnswer, type UpdateState } from './updates.ts';

/** The few things that go between the page and the main process; training and digits do not. */
export const channels = {
  /** page -> main, then main -> page with the port and the same nonce. */
  enginePort: 'engine-port',
  engineState: 'engine-state',
  restartEngine: 'restart-engine',
  appInfo: 'app-info',
  settings: 'settings',
  changeSettings: 'change-settings',
  showDataFolder: 'show-data-folder',
  showDatasetFolder: 'show-dataset-folder',
  choose: 'choose',
  copyReport: 'copy-report',
  /** main -> page: the system wants the app to open a file. */
  fileOpened: 'file-opened',
  openedFiles: 'opened-files',
  /** page -> main to ask, main -> page at every change. */
  updateState: 'update-state',
  lookForUpdate: 'look-for-update',
  downloadUpdate: 'download-update',
  cancelUpdate: 'cancel-update',
  restartToUpdate: 'restart-to-update',
} as const;

export const Nonce = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));

/** How the engine process is. `gone` is followed by `starting` unless it died too often. */
export const EngineState = v.variant('kind', [
  v.object({ kind: v.literal('starting') }),
  v.object({ kind: v.literal('running') }),
  /** `cause` is a signal or an exit code, for the log and the curious. */
  v.object({ kind: v.literal('gone'), cause: v.string(), restarts: v.boolean() }),
]);
export type EngineState = v.InferOutput<typeof EngineState>;

export const LANGUAGES = ['en', 'zh-CN'] as const;
export const Settings = v.object({
  /** `system` follows the operating system. */
  language: v.optional(v.picklist(['system', ...LANGUAGES]), 'system'),
  /** Where digits are fetched from instead of the public hosts; null is those. */
  mirror: v.optional(v.nullable(Mirror), null),
  neverDownload: v.optional(v.boolean(), false),
});
export type Settings = v.InferOutput<typeof Settings>;

/** What a dialog lets one choose. */
export const CHOICES = [
  'folder-to-read',
  'files-to-read',
  'model-to-read',
  'folder-to-write',
] as const;
export type ChoiceKind = (typeof CHOICES)[number];

/** What was chosen: a ticket for the engine's requests, and a name for the screen. */
export interface Choice {
  ticket: string;
  name: string;
}

export interface AppInfo {
  version: string;
  electron: string;
  chromium: string;
  node: string;
  dataFolder: string;
  /** The languages of the system, the preferred one first (BCP 47). */
  systemLanguages: string[];
}

/** What the preload puts in the page as `window.digitStudio`. */
export interface Bridge {
  /** The port arrives as a window message `{ enginePort: nonce }` from the page's own window. */
  askForEnginePort(nonce: string): void;
  onEngineState(listener: (state: EngineState) => void): void;
  restartEngine(): void;
  appInfo(): Promise<AppInfo>;
  settings(): Promise<Settings>;
  /** They count at once; tells why they could not be kept for the next start, if so. */
  changeSettings(settings: Settings): Promise<Failure | null>;
  showDataFolder(): void;
  showDatasetFolder(id: DatasetId): void;
  /** Null if the person chose nothing after all. */
  choose(kind: ChoiceKind): Promise<Choice | null>;
  /** The model files that the system wants opened, each told once: also from before the page was. */
  openedFiles(): Promise<Choice[]>;
  /** There is another one. */
  onFileOpened(listener: () => void): void;
  /** Puts a report for the developers on the clipboard: versions, settings and the last errors. */
  copyReport(page: PageReport): Promise<void>;
  /** Null where the package does not say where newer versions come from: then nothing else is heard. */
  updateState(): Promise<UpdateState | null>;
  onUpdateState(listener: (state: UpdateState) => void): void;
  lookForUpdate(): void;
  /** Of what was found; what is downloaded is not installed yet. */
  downloadUpdate(): void;
  cancelUpdate(): void;
  restartToUpdate(): Promise<RestartAnswer>;
}
