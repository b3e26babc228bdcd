import { afterEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../app/contract/failures.ts';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import { m } from '../../../app/renderer/i18n/messages.ts';
import { Preferences } from '../../../app/renderer/state/preferences.svelte.ts';
import { appInfo, FakeBridge, standardSettings } from '../../fakes/fake-bridge.ts';

const noProblem = (problem: Failure) => {
  throw new Error(problem.code);
};

afterEach(() => useLanguage('en'));

describe('the language', () => {
  it('follows the system at first', async () => {
    const bridge = new FakeBridge();
    bridge.info = { ...appInfo, systemLanguages: ['zh-CN', 'en-US'] };
    const preferences = new Preferences(bridge, noProblem);
    await preferences.load();
    expect(preferences.language).toBe('system');
    expect(m.trainTitle()).toBe('训练');
    expect(document.documentElement.lang).toBe('zh-CN');
  });

  it('is what was chosen the last time', async () => {
    const bridge = new FakeBridge();
    bridge.saved = { ...standardSettings, language: 'zh-CN' };
    const preferences = new Preferences(bridge, noProblem);
    await preferences.load();
    expect(m.trainTitle()).toBe('训练');
  });

  it('is changed at once and remembered', async () => {
    const bridge = new FakeBridge();
    const preferences = new Preferences(bridge, noProblem);
    await preferences.load();
    const saving = preferences.chooseLanguage('zh-CN');
    expect(m.trainTitle()).toBe('训练');
    await saving;
    expect(bridge.saved).toEqual({ ...standardSettings, language: 'zh-CN' });
  });
});

describe('the downloads', () => {
  it('are remembered beside the language, and the other way round', async () => {
    const bridge = new FakeBridge();
    const preferences = new Preferences(bridge, noProblem);
    await preferences.load();
    expect(preferences.downloads).toEqual({ mirror: null, neverDownload: false });
    const mirror = 'https://digits.school.example/';
    await preferences.changeDownloads({ mirror, neverDownload: true });
    await preferences.chooseLanguage('zh-CN');
    expect(bridge.saved).toEqual({ language: 'zh-CN', mirror, neverDownload: true });
  });
});

describe('what cannot be kept', () => {
  it('counts all the same, and is told', async () => {
    const bridge = new FakeBridge();
    const told: Failure[] = [];
    const preferences = new Preferences(bridge, (problem) => told.push(problem));
    await preferences.load();
    bridge.unkept = { code: 'disk-full', path: '/data/settings.json' };
    await preferences.chooseLanguage('zh-CN');
    expect(m.trainTitle()).toBe('训练');
    const downloads = { mirror: null, neverDownload: true };
    expect(await preferences.changeDownloads(downloads)).toBe(false);
    expect(preferences.downloads).toEqual(downloads);
    expect(told).toEqual([bridge.unkept, bridge.unkept]);
    bridge.unkept = null;
    expect(await preferences.changeDownloads(downloads)).toBe(true);
    expect(bridge.saved.language).toBe('zh-CN');
  });
});
