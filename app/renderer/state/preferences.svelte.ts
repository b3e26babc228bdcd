import type { AppInfo, Bridge, Settings } from '../../contract/bridge.ts';
import type { PageReport } from '../../contract/report.ts';
import { chooseLanguage } from '../i18n/choose-language.ts';
import { useLanguage } from '../i18n/locale.svelte.ts';

export type Downloads = Pick<Settings, 'mirror' | 'neverDownload'>;

/** What the person chose, and what there is to know of the app and its system. */
export class Preferences {
  readonly #bridge: Bridge;
  #settings = $state.raw<Settings>({ language: 'system', mirror: null, neverDownload: false });
  #appInfo = $state.raw<AppInfo | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
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
    this.#settings = { ...this.#settings, language };
    this.#applyLanguage();
    await this.#bridge.changeSettings(this.#settings);
  }

  async changeDownloads(downloads: Downloads): Promise<void> {
    this.#settings = { ...this.#settings, ...downloads };
    await this.#bridge.changeSettings(this.#settings);
  }

  showDataFolder(): void {
    this.#bridge.showDataFolder();
  }

  /** @throws if the main process could not put it on the clipboard */
  copyReport(page: PageReport): Promise<void> {
    return this.#bridge.copyReport(page);
  }

  #applyLanguage(): void {
    useLanguage(chooseLanguage(this.language, this.#appInfo?.systemLanguages ?? []));
  }
}
