import * as v from 'valibot';

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
});
export type Settings = v.InferOutput<typeof Settings>;

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
  changeSettings(settings: Settings): Promise<void>;
  showDataFolder(): void;
}
