import type { LANGUAGES } from '../../contract/bridge.ts';
import { overwriteGetLocale } from './generated/runtime.js';

export type Language = (typeof LANGUAGES)[number];

let current = $state<Language>('en');

// Every message asks for the locale when it is called, so all texts follow this rune by themselves.
overwriteGetLocale(() => current);

export function currentLanguage(): Language {
  return current;
}

/** Changes the language of every text on the page, and tells it to screen readers and fonts. */
export function useLanguage(language: Language): void {
  current = language;
  document.documentElement.lang = language;
}
