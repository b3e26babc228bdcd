import { expect, it } from 'vitest';
import { chooseLanguage } from '../../../app/renderer/i18n/choose-language.ts';

it.each([
  [['zh-CN', 'en-US'], 'zh-CN'],
  [['zh-Hant-TW'], 'zh-CN'],
  [['zh_CN'], 'zh-CN'],
  [['fr-FR', 'en-GB', 'zh-CN'], 'en'],
  [['fr-FR', 'zh-CN'], 'zh-CN'],
  [['fr-FR'], 'en'],
  [[], 'en'],
])('a system with %j is spoken to in %s', (systemLanguages, language) => {
  expect(chooseLanguage('system', systemLanguages)).toBe(language);
});

it('does what the person chose, whatever the system is', () => {
  expect(chooseLanguage('zh-CN', ['en-US'])).toBe('zh-CN');
  expect(chooseLanguage('en', ['zh-CN'])).toBe('en');
});
