import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue, CatalogueEntry } from '../../../app/contract/catalogue.ts';
import DigitsScreen from '../../../app/renderer/digits/DigitsScreen.svelte';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import { installCanvas } from '../../fakes/canvas.ts';
import { connected, type Connected, settle } from '../../fakes/connected.ts';
import {
  catalogueOf,
  fashionEntry,
  mnistEntry,
  OWN_ID,
  ownEntry,
  readyMnistEntry,
  starterEntry,
  workOf,
} from '../../fakes/datasets.ts';

beforeAll(installCanvas);
afterEach(() => useLanguage('en'));

async function renderScreen(
  entries: CatalogueEntry[] = [starterEntry(), mnistEntry(), fashionEntry()],
  changes: Partial<Catalogue> = {},
): Promise<Connected> {
  const all = await connected({
    catalogue: () => Promise.resolve(catalogueOf(entries, changes)),
  });
  await settle();
  render(DigitsScreen, { app: all.app });
  await settle();
  return all;
}

async function click(testId: string): Promise<void> {
  await fireEvent.click(screen.getByTestId(testId));
  await settle();
}

function text(testId: string): string {
  return screen.getByTestId(testId).textContent.replace(/\s+/g, ' ').trim();
}

describe('the list', () => {
  it('says of each set what it is called, how it is and how large it is', async () => {
    await renderScreen([
      starterEntry(),
      mnistEntry(),
      fashionEntry({ bytesOnDisk: 5 }),
      ownEntry(),
    ]);
    expect(text('dataset-starter')).toBe('Starter digits in use Built in 10,000 samples');
    expect(text('dataset-mnist')).toBe('MNIST Not here yet 70,000 samples');
    expect(text('dataset-fashion-mnist')).toContain('Partly fetched');
    expect(text(`dataset-${OWN_ID}`)).toBe('Class 4b Ready 483 samples');
  });

  it('begins with the one in use, and shows the one that is clicked', async () => {
    await renderScreen();
    expect(screen.getByRole('heading', { name: 'Starter digits' })).toBeTruthy();
    await click('dataset-mnist');
    expect(screen.getByRole('heading', { name: 'MNIST' })).toBeTruthy();
    expect(screen.getByTestId('dataset-mnist').getAttribute('aria-current')).toBe('true');
    expect(screen.getByTestId('dataset-starter').getAttribute('aria-current')).toBeNull();
  });

  it('speaks Chinese', async () => {
    await renderScreen();
    useLanguage('zh-CN');
    await settle();
    expect(text('dataset-starter')).toBe('入门数字集 使用中 内置 10,000 个样本');
  });
});

describe('a set that is not here yet', () => {
  it('is fetched by a button that says how much it is', async () => {
    const { engine } = await renderScreen();
    await click('dataset-mnist');
    expect(text('fetch')).toBe('Fetch (11.6 MB)');
    await click('fetch');
    expect(engine.requests.at(-1)).toEqual({ name: 'fetchDataset', input: { id: 'mnist' } });
  });

  it('goes on where an earlier fetch ended, and says why it did', async () => {
    const problem = {
      code: 'fetch-failed',
      reason: 'cut',
      host: 'a.example',
      file: 'train-images-idx3-ubyte.gz',
      detail: '',
    } as const;
    await renderScreen([starterEntry(), mnistEntry({ bytesOnDisk: 5_200_000, problem })]);
    await click('dataset-mnist');
    expect(text('fetch')).toBe('Go on fetching (11.6 MB)');
    expect(screen.getByText(/5\.2 MB of it are here already/)).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain(
      'The connection to a.example broke off',
    );
  });

  it('is not fetched where "never download" is set, but taken from a folder', async () => {
    const { bridge, engine } = await renderScreen(undefined, { mayFetch: false });
    await click('dataset-mnist');
    const button = screen.getByTestId<HTMLButtonElement>('fetch');
    expect(button.disabled).toBe(true);
    const reason = document.getElementById(button.getAttribute('aria-describedby')!);
    expect(reason?.textContent).toContain('“Never download” is on');
    await click('copy');
    expect(bridge.dialogs).toEqual(['folder-to-read']);
    expect(engine.requests.at(-1)?.name).toBe('copyDataset');
  });

  it('says which mirror it comes from, even one that is no address', async () => {
    await renderScreen(undefined, { mirror: 'nonsense' });
    await click('dataset-mnist');
    expect(screen.getByText('It comes from your mirror, nonsense.')).toBeTruthy();
  });
});

describe('work', () => {
  it('shows how far it is, and can be cancelled', async () => {
    const { engine } = await renderScreen();
    await click('dataset-mnist');
    engine.announce('workProgressed', { id: 'mnist', work: workOf() });
    await settle();
    const work = within(screen.getByTestId('work'));
    expect(work.getByText('Fetching, 36%')).toBeTruthy();
    expect(work.getByText('4.2 MB of 11.6 MB')).toBeTruthy();
    expect(work.getByText('1.3 MB/s')).toBeTruthy();
    expect(work.getByText('6 sec left')).toBeTruthy();
    expect(work.getByText('train-images-idx3-ubyte, 2.5 MB of 9.9 MB')).toBeTruthy();
    expect(screen.queryByTestId('fetch')).toBeNull();
    await click('cancel-work');
    expect(engine.requests.at(-1)).toEqual({ name: 'cancelWork', input: { id: 'mnist' } });
  });

  it('is told at its end, also to who looks at another set', async () => {
    const { engine } = await renderScreen([starterEntry(), mnistEntry({ work: workOf() })]);
    expect(text('ended-work')).toBe('');
    engine.announce('catalogueChanged', catalogueOf([starterEntry(), readyMnistEntry()]));
    await settle();
    expect(text('ended-work')).toBe('MNIST is ready.');
  });
});

describe('a set that is here', () => {
  const entries = [starterEntry(), readyMnistEntry(), ownEntry()];

  it('is used for training by a click', async () => {
    const { engine } = await renderScreen(entries);
    await click('dataset-mnist');
    expect(screen.getByText('ossci-datasets.s3.amazonaws.com')).toBeTruthy();
    await click('use');
    expect(engine.requests.some(({ name }) => name === 'useDataset')).toBe(true);
    engine.announce('catalogueChanged', catalogueOf(entries, { inUse: 'mnist' }));
    await settle();
    expect(screen.getByText('Used for training')).toBeTruthy();
  });

  it('is removed after a question that "Keep" answers first', async () => {
    const { engine } = await renderScreen(entries);
    await click('dataset-mnist');
    await click('remove');
    expect(document.activeElement).toBe(screen.getByTestId('remove-no'));
    expect(screen.getByText('Remove “MNIST” from this computer?')).toBeTruthy();
    await click('remove-no');
    expect(engine.requests.some(({ name }) => name === 'removeDataset')).toBe(false);
    await click('remove');
    await click('remove-yes');
    expect(engine.requests.at(-1)).toEqual({ name: 'removeDataset', input: { id: 'mnist' } });
  });

  it('cannot be removed where it was built in', async () => {
    await renderScreen(entries);
    expect(screen.queryByTestId('remove')).toBeNull();
    expect(screen.getByTestId('export')).toBeTruthy();
  });

  it('is exported in a format, to a folder, and says where it went', async () => {
    const { bridge, engine } = await renderScreen(entries);
    await click('export');
    await fireEvent.click(screen.getByTestId('export-format-csv'));
    await click('export-choose');
    expect(bridge.dialogs).toEqual(['folder-to-write']);
    const exporting = engine.requests.find(({ name }) => name === 'exportDataset');
    expect(exporting?.input).toMatchObject({ id: 'starter', format: 'csv' });
    expect(text('good-news')).toBe('4 files (7.9 MB) were written to /home/lin/Digits/starter');
  });

  it('says that every byte is right only where it is', async () => {
    const { engine } = await renderScreen(entries);
    await click('verify');
    expect(text('good-news')).toBe('Every byte is as it should be.');
    const problem = { code: 'dataset-damaged', path: '/digits', reason: 'other bytes' } as const;
    const damaged = starterEntry({ state: 'damaged', problem });
    engine.announce('catalogueChanged', catalogueOf([damaged]));
    await settle();
    expect(text('good-news')).toBe('');
    expect(screen.getByTestId('problem').dataset.code).toBe('dataset-damaged');
  });

  it('opens its folder', async () => {
    const { bridge } = await renderScreen(entries);
    await click('show-folder');
    expect(bridge.datasetFoldersShown).toEqual(['starter']);
  });

  it('gets another name where it is one’s own', async () => {
    const { engine } = await renderScreen(entries);
    expect(screen.queryByTestId('rename')).toBeNull();
    await click(`dataset-${OWN_ID}`);
    await click('rename');
    const field = screen.getByTestId<HTMLInputElement>('new-name');
    expect(field.value).toBe('Class 4b');
    await fireEvent.input(field, { target: { value: ' ' } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    await fireEvent.input(field, { target: { value: 'Class 5b ' } });
    await fireEvent.submit(field.form!);
    await settle();
    expect(engine.requests.some(({ name }) => name === 'renameDataset')).toBe(true);
    expect(engine.requests.find(({ name }) => name === 'renameDataset')?.input).toEqual({
      id: OWN_ID,
      name: 'Class 5b',
    });
  });
});
