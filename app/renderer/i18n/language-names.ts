import type { Language } from './locale.svelte.ts';

/** Each language in its own words: someone lost in the other one must find the way back. */
export const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '中文' };
