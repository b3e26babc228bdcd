import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../../../app/contract/catalogue.ts';
import type { EngineApi } from '../../../../app/contract/engine.ts';
import { FailureError } from '../../../../app/contract/failures.ts';
import type { SamplesQuery } from '../../../../app/contract/samples.ts';
import SampleBrowser from '../../../../app/renderer/digits/browse/SampleBrowser.svelte';
import { useLanguage } from '../../../../app/renderer/i18n/locale.svelte.ts';
import { installCanvas } from '../../../fakes/canvas.ts';
import { connected, type Connected, settle } from '../../../fakes/connected.ts';
import {
  catalogueOf,
  fashionEntry,
  ownEntry,
  readyMnistEntry,
  samplesPageOf,
} from '../../../fakes/datasets.ts';
import { installPictures } from './fake-pictures.ts';

let uninstallPictures: () => void;
beforeAll(() => {
  installCanvas();
  // Ten columns of 42.
  uninstallPictures = installPictures({ width: 420 });
});
afterAll(() => uninstallPictures());
afterEach(() => useLanguage('en'));

async function renderBrowser(
  entry: CatalogueEntry = readyMnistEntry(),
  api: Partial<EngineApi> = {},
): Promise<Connected> {
  const catalogue = () => Promise.resolve(catalogueOf([entry]));
  const all = await connected({ catalogue, ...api });
  render(SampleBrowser, { connection: all.app.connection, entry });
  await arrival();
  return all;
}

/** A page comes, and its picture is made. */
async function arrival(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await settle();
}

function text(testId: string): string {
  return screen.getByTestId(testId).textContent.replaceAll(/\s+/g, ' ').trim();
}

function queriesTo({ engine }: Connected): SamplesQuery[] {
  return engine.requests
    .filter(({ name }) => name === 'samples')
    .map(({ input }) => input as SamplesQuery);
}

/** What a screen reader says when the grid has the focus. */
function spoken(testId: string): string | null {
  const id = screen.getByTestId(testId).getAttribute('aria-activedescendant');
  return document.getElementById(id ?? '')?.getAttribute('aria-label') ?? null;
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await fireEvent.keyDown(screen.getByTestId('sample-grid'), { key });
  await arrival();
}

describe('a sample', () => {
  it('has a name, a label, the wanted answer and a place', async () => {
    await renderBrowser();
    await press('ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(text('sample-name')).toBe('3');
    expect(text('sample-label')).toBe('Label 3');
    expect(text('one-hot')).toBe('[0, 0, 0, 1, 0, 0, 0, 0, 0, 0]');
    expect(text('sample-place')).toBe('Number 4 of 60,000 in the training part');
  });

  it('tells the value of the pixel that is pointed at, and of the one chosen by keys', async () => {
    await renderBrowser(readyMnistEntry(), {
      samples: async (query) => {
        const page = samplesPageOf(query, readyMnistEntry());
        page.pixels.forEach((_, pixel) => (page.pixels[pixel] = pixel % 251));
        return page;
      },
    });
    const picture = screen.getByTestId('enlarged-sample');
    picture.getBoundingClientRect = () =>
      ({ left: 10, top: 20, width: 280, height: 280 }) as DOMRect;
    const event = new Event('pointermove', { bubbles: true });
    await fireEvent(picture, Object.assign(event, { clientX: 10 + 35, clientY: 20 + 25 }));
    expect(text('pixel-value')).toBe('Row 3, column 4: 59');
    await fireEvent.keyDown(picture, { key: 'ArrowDown' });
    expect(spoken('enlarged-sample')).toBe('Row 4, column 4: 87');
    await fireEvent(picture, new Event('pointerleave'));
    expect(text('pixel-value')).toBe('Point at a pixel: 0 paper, 255 ink.');
  });

  it('shows its 784 numbers when asked', async () => {
    await renderBrowser();
    expect(screen.queryByTestId('numbers-dialog')).toBeNull();
    await fireEvent.click(screen.getByTestId('show-numbers'));
    expect(screen.getByText('0, as the network gets it: 784 numbers')).toBeTruthy();
    await fireEvent.click(screen.getByText('Close'));
    expect(screen.queryByTestId('numbers-dialog')).toBeNull();
  });
});

describe('the keys', () => {
  it('move through the grid, row by row and to its ends', async () => {
    await renderBrowser();
    expect(spoken('sample-grid')).toBe('Number 1: 0');
    await press('ArrowDown', 'ArrowDown', 'ArrowRight');
    expect(spoken('sample-grid')).toBe('Number 22: 1');
    await press('End');
    expect(spoken('sample-grid')).toBe('Number 60,000: 9');
    await press('ArrowUp', 'ArrowLeft');
    expect(spoken('sample-grid')).toBe('Number 59,989: 8');
    await press('Home');
    expect(text('sample-place')).toBe('Number 1 of 60,000 in the training part');
  });

  it('ask for the pages where they go, not for those between', async () => {
    const all = await renderBrowser();
    await press('End');
    const pages = queriesTo(all).map(({ offset }) => offset);
    expect(pages).toContain(59_800);
    expect(pages.length).toBeLessThan(6);
  });
});

describe('a class', () => {
  it('is shown alone by its button, and all again where one was', async () => {
    const all = await renderBrowser();
    await fireEvent.click(screen.getByTestId('class-7'));
    await arrival();
    expect(queriesTo(all).at(-1)).toMatchObject({ part: 'train', label: 7, offset: 200 });
    await press('ArrowRight');
    expect(text('sample-place')).toBe('Number 18 of 60,000 in the training part');
    expect(screen.getByTestId('class-7').getAttribute('aria-pressed')).toBe('true');
    await fireEvent.click(screen.getByTestId('class-all'));
    await arrival();
    expect(text('sample-place')).toBe('Number 18 of 60,000 in the training part');
    expect(queriesTo(all).at(-1)).toMatchObject({ label: null });
  });

  it('has its count and its name, in the language of the page', async () => {
    await renderBrowser(fashionEntry({ state: 'ready' }));
    expect(screen.getByTestId('class-9').getAttribute('aria-label')).toBe('Ankle boot: 6,000');
    useLanguage('zh-CN');
    await settle();
    expect(screen.getByTestId('class-9').getAttribute('aria-label')).toMatch(/靴：6,000$/);
  });

  it('is chosen from a list where there are many', async () => {
    const classes = Array.from({ length: 100 }, (_, label) => `sign ${label}`);
    const all = await renderBrowser(ownEntry({ classes, trainCount: 5000 }));
    expect(screen.queryByTestId('class-7')).toBeNull();
    await fireEvent.change(screen.getByTestId('class-list'), { target: { value: '42' } });
    await arrival();
    expect(queriesTo(all).at(-1)).toMatchObject({ label: 42, offset: 0 });
    expect(text('sample-name')).toBe('sign 42');
  });
});

describe('a part', () => {
  it('is chosen, and the class stays', async () => {
    const all = await renderBrowser();
    await fireEvent.click(screen.getByTestId('class-7'));
    await fireEvent.click(screen.getByTestId('part-test'));
    await arrival();
    expect(queriesTo(all).at(-1)).toMatchObject({ part: 'test', label: 7 });
    expect(text('sample-place')).toBe('Number 8 of 10,000 in the test part');
  });
});

describe('a number', () => {
  async function goTo(number: string): Promise<void> {
    const field = screen.getByTestId('go-to-number');
    await fireEvent.input(field, { target: { value: number } });
    await fireEvent.submit(field.closest('form')!);
    await arrival();
  }

  it('is gone to, among all classes', async () => {
    await renderBrowser();
    await fireEvent.click(screen.getByTestId('class-7'));
    await goTo('12,345');
    expect(text('sample-place')).toBe('Number 12,345 of 60,000 in the training part');
    expect(text('sample-name')).toBe('4');
    expect(screen.getByTestId('class-all').getAttribute('aria-pressed')).toBe('true');
  });

  it('that there is not is told, and nothing moves', async () => {
    await renderBrowser();
    await goTo('60,001');
    expect(screen.getByRole('alert').textContent).toMatch(/^Too large: use 1\sto\s60,000\.$/);
    expect(text('sample-place')).toBe('Number 1 of 60,000 in the training part');
    await goTo('60000');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(text('sample-place')).toBe('Number 60,000 of 60,000 in the training part');
  });
});

describe('a failure', () => {
  it('is told, and asked about again by a click', async () => {
    let isDamaged = true;
    await renderBrowser(readyMnistEntry(), {
      samples: async (query) => {
        if (isDamaged) throw new FailureError({ code: 'dataset-missing', path: '/digits/mnist' });
        return samplesPageOf(query, readyMnistEntry());
      },
    });
    expect(screen.getByRole('alert').textContent).toContain('/digits/mnist');
    isDamaged = false;
    await fireEvent.click(screen.getByText('Try again'));
    await arrival();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(text('sample-name')).toBe('0');
  });

  it('of the engine is left to the banner; the next engine is asked', async () => {
    const all = await renderBrowser();
    all.kill();
    await press('End');
    expect(spoken('sample-grid')).toBe('Loading…');
    expect(screen.queryByRole('alert')).toBeNull();
    await all.revive();
    await arrival();
    expect(spoken('sample-grid')).toBe('Number 60,000: 9');
  });
});

it('starts anew with another dataset', async () => {
  const { app, engine } = await connected({
    catalogue: () => Promise.resolve(catalogueOf([readyMnistEntry(), ownEntry()])),
  });
  const { rerender } = render(SampleBrowser, {
    connection: app.connection,
    entry: readyMnistEntry(),
  });
  await arrival();
  await press('End');
  await rerender({ entry: readyMnistEntry({ bytesOnDisk: 1 }) });
  expect(text('sample-place')).toBe('Number 60,000 of 60,000 in the training part');
  await rerender({ entry: ownEntry() });
  await arrival();
  expect(text('sample-place')).toBe('Number 1 of 412 in the training part');
  expect(engine.requests.at(-1)?.input).toMatchObject({ id: ownEntry().id });
});
