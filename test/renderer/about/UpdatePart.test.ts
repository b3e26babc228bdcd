import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Offer, UpdateState } from '../../../app/contract/updates.ts';
import AboutScreen from '../../../app/renderer/about/AboutScreen.svelte';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { FakeBridge } from '../../fakes/fake-bridge.ts';
import { runOf, status } from '../../fakes/samples.ts';

afterEach(() => useLanguage('en'));

const offer: Offer = {
  version: '0.2.0',
  bytes: 245_000_000,
  notes: 'Faster.\n<b>Bold</b> <img src="https://evil.example/">',
};

async function openAbout(update: UpdateState | null, isTraining = false) {
  const run = isTraining ? runOf() : null;
  const all = await connected(
    { status: () => Promise.resolve({ ...status, run }) },
    Object.assign(new FakeBridge(), { update }),
  );
  await all.app.preferences.load();
  const { container } = render(AboutScreen, { app: all.app });
  await settle();
  return {
    ...all,
    container,
    tell: async (state: UpdateState) => {
      all.bridge.tellUpdate(state);
      await settle();
    },
  };
}

const button = (id: string) => screen.getByTestId(id);
const news = () => screen.getByTestId('update-news').textContent.trim();

describe('updates on the About screen', () => {
  it('are not there where the package does not say where they come from', async () => {
    const { bridge } = await openAbout(null);
    expect(screen.queryByText('Updates')).toBeNull();
    expect(screen.queryByTestId('look-for-update')).toBeNull();
    expect(bridge.updateWishes).toEqual([]);
  });

  it('are looked for only when the button is pressed', async () => {
    const { bridge, tell } = await openAbout({ kind: 'idle' });
    expect(bridge.updateWishes).toEqual([]);
    expect(news()).toBe('');
    await fireEvent.click(button('look-for-update'));
    expect(bridge.updateWishes).toEqual(['look']);
    await tell({ kind: 'checking' });
    expect(button('look-for-update').getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(button('look-for-update'));
    expect(bridge.updateWishes).toEqual(['look']);
    await tell({ kind: 'newest' });
    expect(news()).toBe('You have the newest version, 0.1.0.');
  });

  it('say what there is, with what is new as a plain text', async () => {
    const { bridge, container } = await openAbout({ kind: 'available', offer });
    expect(news()).toBe('Version 0.2.0 can be downloaded (245.0 MB).');
    expect(button('update-notes').textContent).toContain(offer.notes);
    expect(container.querySelector('b')).toBeNull();
    expect(container.querySelectorAll('img')).toHaveLength(1);
    await fireEvent.click(button('download-update'));
    expect(bridge.updateWishes).toEqual(['download']);
  });

  it('are only told where the app cannot replace itself', async () => {
    await openAbout({ kind: 'available', offer: { ...offer, bytes: null, notes: null } });
    expect(news()).toMatch(/0\.2\.0 is here.*where this app came from/);
    expect(screen.queryByTestId('download-update')).toBeNull();
    expect(screen.queryByTestId('update-notes')).toBeNull();
  });

  it('are downloaded with progress, which no screen reader reads on and on, and can be cancelled', async () => {
    const { bridge, tell } = await openAbout({ kind: 'downloading', offer, done: 0 });
    const before = news();
    await tell({ kind: 'downloading', offer, done: 49_000_000 });
    expect(news()).toBe(before);
    expect(screen.getByTestId('update-progress').textContent.trim()).toBe('49.0 MB of 245.0 MB');
    const bar = screen.getByRole<HTMLProgressElement>('progressbar');
    expect(bar.value / bar.max).toBeCloseTo(0.2);
    expect(bar.closest('[role=status]')).toBeNull();
    await fireEvent.click(button('cancel-update'));
    expect(bridge.updateWishes).toEqual(['cancel']);
  });

  it('restart the app only when the button is pressed', async () => {
    const { bridge, tell } = await openAbout({ kind: 'ready', offer });
    expect(bridge.updateRestarts).toBe(0);
    await fireEvent.click(button('restart-to-update'));
    expect(bridge.updateRestarts).toBe(1);
    await tell({ kind: 'restarting', offer });
    expect(news()).toContain('Installing version 0.2.0');
    expect(screen.queryByTestId('look-for-update')).toBeNull();
  });

  it('do not restart it during a training, and say why', async () => {
    const { bridge } = await openAbout({ kind: 'ready', offer }, true);
    const restart = button('restart-to-update');
    expect(restart.getAttribute('aria-disabled')).toBe('true');
    expect(button('restart-hint').id).toBe(restart.getAttribute('aria-describedby'));
    expect(button('restart-hint').textContent).toContain('A training is in progress');
    await fireEvent.click(restart);
    expect(bridge.updateRestarts).toBe(0);
  });

  it('say why the main process did not restart it', async () => {
    const { bridge } = await openAbout({ kind: 'ready', offer });
    bridge.restartAnswer = { kind: 'refused', reason: 'training' };
    await fireEvent.click(button('restart-to-update'));
    await expect.poll(() => button('restart-hint').textContent).toContain('A training');
    bridge.restartAnswer = { kind: 'refused', reason: 'not-ready' };
    await fireEvent.click(button('restart-to-update'));
    await expect.poll(() => button('restart-hint').textContent).toContain('nothing to install');
  });

  it('say what went wrong, and can be looked for again', async () => {
    const failure = { code: 'update-failed', reason: 'wrong-content', detail: 'sha512' } as const;
    const { bridge } = await openAbout({ kind: 'failed', failure });
    expect(screen.getByRole('alert').textContent).toContain('so it was deleted');
    await fireEvent.click(button('look-for-update'));
    expect(bridge.updateWishes).toEqual(['look']);
  });

  it('are not looked for where the person wants no host to be asked', async () => {
    const { app, bridge } = await openAbout({ kind: 'available', offer });
    await app.preferences.changeDownloads({ mirror: null, neverDownload: true });
    await settle();
    expect(button('look-for-update').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/Never download/)).toBeTruthy();
    expect(screen.queryByTestId('download-update')).toBeNull();
    await fireEvent.click(button('look-for-update'));
    expect(bridge.updateWishes).toEqual([]);
  });

  it('speak Chinese', async () => {
    const { app } = await openAbout({ kind: 'available', offer });
    await app.preferences.chooseLanguage('zh-CN');
    await settle();
    expect(button('look-for-update').textContent.trim()).toBe('查找新版本');
    expect(news()).toContain('可以下载新版本 0.2.0');
  });
});
