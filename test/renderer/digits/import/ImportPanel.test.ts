import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../../app/contract/engine.ts';
import { FailureError } from '../../../../app/contract/failures.ts';
import ImportPanel from '../../../../app/renderer/digits/import/ImportPanel.svelte';
import { installCanvas } from '../../../fakes/canvas.ts';
import { connected, type Connected, settle } from '../../../fakes/connected.ts';
import {
  catalogueOf,
  OWN_ID,
  ownEntry,
  starterEntry,
  summaryOf,
  workOf,
} from '../../../fakes/datasets.ts';

beforeAll(installCanvas);

async function renderPanel(api: Partial<EngineApi> = {}): Promise<Connected> {
  const all = await connected(api);
  render(ImportPanel, { digits: all.app.digits });
  return all;
}

async function click(testId: string): Promise<void> {
  await fireEvent.click(screen.getByTestId(testId));
  await settle();
}

describe('adding own digits', () => {
  it('explains the three kinds, and asks for a folder or for files', async () => {
    const { bridge } = await renderPanel();
    expect(screen.getByText('Folders of pictures')).toBeTruthy();
    expect(screen.getByText('A table')).toBeTruthy();
    expect(screen.getByText('IDX files')).toBeTruthy();
    bridge.choice = null;
    await click('choose-folder');
    await click('choose-files');
    expect(bridge.dialogs).toEqual(['folder-to-read', 'files-to-read']);
    expect(screen.getByTestId('import-panel').dataset.stage).toBe('source');
  });

  it('shows what was found, as the network will see it', async () => {
    await renderPanel();
    await click('choose-folder');
    expect(screen.getByRole('heading', { name: 'Found in “class-4b”' })).toBeTruthy();
    expect(screen.getByText('486')).toBeTruthy();
    expect(screen.getByText('64 × 64 pixels')).toBeTruthy();
    expect(screen.getAllByRole('img')).toHaveLength(24);
    expect(screen.getByTestId<HTMLInputElement>('import-ink-dark').checked).toBe(true);
    expect(screen.getByTestId<HTMLInputElement>('import-name').value).toBe('class-4b');
  });

  it('shows it again when it is to be fitted otherwise', async () => {
    const { engine } = await renderPanel();
    await click('choose-folder');
    await click('import-ink-light');
    expect(engine.requests.at(-1)?.input).toMatchObject({
      options: { fit: 'mnist', ink: 'light' },
    });
    expect(screen.getByTestId<HTMLInputElement>('import-ink-light').checked).toBe(true);
  });

  it('tells why nothing could be found', async () => {
    const failure = {
      code: 'import-failed',
      reason: 'nothing-found',
      path: '/home/lin/music',
      detail: '',
    } as const;
    await renderPanel({ previewImport: () => Promise.reject(new FailureError(failure)) });
    await click('choose-folder');
    expect(screen.getByRole('alert').textContent).toContain('There are no IDX files');
    expect(screen.getByTestId('choose-folder')).toBeTruthy();
  });
});

describe('importing', () => {
  it('shows how far it is, and can be cancelled', async () => {
    const { engine } = await renderPanel({ importDataset: () => new Promise(() => undefined) });
    await click('choose-folder');
    await click('import');
    expect(screen.getByText('Beginning…')).toBeTruthy();
    const work = workOf({ kind: 'import', unit: 'digits', done: 120, total: 486, file: null });
    engine.announce('catalogueChanged', catalogueOf([starterEntry(), ownEntry({ work })]));
    await settle();
    expect(screen.getByText('120 of 486 samples')).toBeTruthy();
    await click('cancel-work');
    expect(engine.requests.at(-1)).toEqual({ name: 'cancelWork', input: { id: OWN_ID } });
  });

  it('ends with what came in, and what was passed over and why', async () => {
    const { app, engine } = await renderPanel({
      importDataset: () =>
        Promise.resolve({
          dataset: summaryOf(ownEntry()),
          problems: [
            { where: '3/IMG_2071.heic', code: 'not-an-image', detail: '' },
            { where: '5/page.png', code: 'too-large', detail: '2480x3508' },
          ],
          problemCount: 250,
        }),
    });
    await click('choose-folder');
    await click('import');
    expect(screen.getByRole('heading', { name: '483 samples were imported' })).toBeTruthy();
    expect(screen.getByText('Passed over: 250; the first 2 are listed')).toBeTruthy();
    const problems = within(screen.getByTestId('import-problems'));
    expect(problems.getByText('3/IMG_2071.heic')).toBeTruthy();
    expect(problems.getByText('It is neither PNG nor JPEG.')).toBeTruthy();
    expect(problems.getByText('It is larger than 512 × 512 pixels. (2480x3508)')).toBeTruthy();

    engine.announce('catalogueChanged', catalogueOf([starterEntry(), ownEntry()]));
    await click('look-at-import');
    expect(app.digits.view).toEqual({ kind: 'dataset', id: OWN_ID });
    await click('import-more');
    expect(screen.getByTestId('import-panel').dataset.stage).toBe('source');
  });

  it('says what happened when the engine died', async () => {
    const { kill } = await renderPanel({ importDataset: () => new Promise(() => undefined) });
    await click('choose-folder');
    await click('import');
    kill();
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('nothing was imported');
  });
});
