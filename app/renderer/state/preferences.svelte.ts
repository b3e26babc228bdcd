import type { AppInfo, Bridge, Settings } from '../../contract/bridge.ts';
import type { Failure } from '../../contract/failures.ts';
import type { PageReport } from '../../contract/report.ts';
import { chooseLanguage } from '../i18n/choose-language.ts';
import { useLanguage } from '../i18n/locale.svelte.ts';

export type Downloads = Pick<Settings, 'mirror' | 'neverDownload'>;

/** What the person chose, and what there is to know of the app and its system. */
export class Preferences {
  readonly #bridge: Bridge;
  readonly #tell: (problem: Failure) => void;
  #settings = $state.raw<Settings>({ language: 'system', mirror: null, neverDownload: false });
  #appInfo = $state.raw<AppInfo | null>(null);

  /** @param tell what has to be told wherever one is in the app */
  constructor(bridge: Bridge, tell: (problem: Failure) => void) {
    this.#bridge = bridge;
    this.#tell = tell;
  }

  get language(): Settings['language'] {
    return this.#settings.language;
  }

  /** Where digits are fetched from instead of the public hosts, and whether at all. */
  get downloads(): Downloads {
    const { mirror, neverDownload } = this.#settings;
    return { mirror, neverDownload };
  }

  get appInfo(): AppInfo | null {
    return this.#appInfo;
  }

  async load(): Promise<void> {
    [this.#settings, this.#appInfo] = await Promise.all([
      this.#bridge.settings(),
      this.#bridge.appInfo(),
    ]);
    this.#applyLanguage();
  }

  async chooseLanguage(language: Settings['language']): Promise<void> {
    const kept = this.#change({ language });
    this.#applyLanguage();
    await kept;
  }

  /** Whether they are kept for the next start too; they count until then in any case. */
  changeDownloads(downloads: Downloads): Promise<boolean> {
    return this.#change(downloads);
  }

  showDataFolder(): void {
    this.#bridge.showDataFolder();
  }

  /** @throws if the main process could not put it on the clipboard */
  copyReport(page: PageReport): Promise<void> {
    return this.#bridge.copyReport(page);
  }

  async #change(changes: Partial<Settings>): Promise<boolean> {
    this.#settings = { ...this.#settings, ...changes };
    const failure = await this.#bridge.changeSettings(this.#settings);
    if (failure) this.#tell(failure);
    return failure === null;
  }

  #applyLanguage(): void {
    useLanguage(chooseLanguage(this.language, this.#appInfo?.systemLanguages ?? []));
  }
}
