import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import DownloadSettings from '../../../../app/renderer/digits/settings/DownloadSettings.svelte';
import { Preferences } from '../../../../app/renderer/state/preferences.svelte.ts';
import { settle } from '../../../fakes/connected.ts';
import { FakeBridge, standardSettings } from '../../../fakes/fake-bridge.ts';

async function renderSettings(
  mirror: string | null = null,
  mirrorInUse = mirror,
): Promise<FakeBridge> {
  const bridge = new FakeBridge();
  bridge.saved = { ...standardSettings, mirror };
  const preferences = new Preferences(bridge, () => undefined);
  await preferences.load();
  render(DownloadSettings, { preferences, mirrorInUse });
  return bridge;
}

async function save(address: string): Promise<void> {
  const field = screen.getByTestId<HTMLInputElement>('mirror');
  await fireEvent.input(field, { target: { value: address } });
  await fireEvent.submit(field.form!);
  await settle();
}

function news(): string {
  return screen.getByTestId('mirror-news').textContent;
}

it('saves a mirror, with the slash at its end', async () => {
  const bridge = await renderSettings();
  await save('https://digits.school.example/mirror');
  expect(bridge.saved.mirror).toBe('https://digits.school.example/mirror/');
  expect(screen.getByTestId<HTMLInputElement>('mirror').value).toBe(bridge.saved.mirror);
  expect(news()).toBe('Saved.');
});

it('does not call saved what could not be kept', async () => {
  const bridge = await renderSettings();
  bridge.unkept = { code: 'disk-full', path: '/data/settings.json' };
  await save('https://digits.school.example/mirror');
  expect(news()).toBe('');
});

it('goes back to the public hosts when the field is emptied', async () => {
  const bridge = await renderSettings('https://digits.school.example/');
  await save(' ');
  expect(bridge.saved.mirror).toBeNull();
});

it.each(['http://digits.school.example/', 'digits', 'https://me:secret@a.example/', 'ftp://a/'])(
  'does not save %s, and says why',
  async (address) => {
    const bridge = await renderSettings('https://digits.school.example/');
    await save(address);
    expect(bridge.saved.mirror).toBe('https://digits.school.example/');
    expect(news()).toContain('no address that can be used');
    expect(screen.getByTestId('mirror').getAttribute('aria-invalid')).toBe('true');
  },
);

it('does not scold while one is still typing', async () => {
  await renderSettings();
  await fireEvent.input(screen.getByTestId('mirror'), { target: { value: 'htt' } });
  expect(news()).toBe('');
});

it('tells of a mirror that was set elsewhere', async () => {
  await renderSettings(null, 'http://127.0.0.1:8080/');
  expect(news()).toBe('In use: http://127.0.0.1:8080/');
});

it('switches downloads off at once', async () => {
  const bridge = await renderSettings();
  await fireEvent.click(screen.getByTestId('never-download'));
  expect(bridge.saved).toEqual({ ...standardSettings, neverDownload: true });
});
