import type { Settings } from '../../contract/bridge.ts';
import type { Language } from './locale.svelte.ts';

/** What the person chose, else the first of the system's languages that the app speaks, else English. */
export function chooseLanguage(
  choice: Settings['language'],
  systemLanguages: readonly string[],
): Language {
  if (choice !== 'system') return choice;
  for (const tag of systemLanguages) {
    const language = tag.toLowerCase().split(/[-_]/)[0];
    if (language === 'en') return 'en';
    // Someone who reads zh-TW is served better by zh-CN than by English.
    if (language === 'zh') return 'zh-CN';
  }
  return 'en';
}
