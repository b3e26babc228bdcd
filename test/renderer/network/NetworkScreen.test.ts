import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../app/contract/failures.ts';
import { FailureError } from '../../../app/contract/failures.ts';
import type { NetworkDescription } from '../../../app/contract/network.ts';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import NetworkScreen from '../../../app/renderer/network/NetworkScreen.svelte';
import { connected, type Connected, settle } from '../../fakes/connected.ts';
import { keepNetworks, ownNetwork } from '../../fakes/networks.ts';

afterEach(() => useLanguage('en'));

interface Rendered extends Connected {
  kept: { networks: NetworkDescription[] };
}

async function renderScreen(networks: NetworkDescription[] = [ownNetwork]): Promise<Rendered> {
  const all = await connected();
  const kept = keepNetworks(all.engine, networks);
  all.engine.announce('networksChanged', networks);
  await settle();
  render(NetworkScreen, { app: all.app });
  await settle();
  return { ...all, kept };
}

async function click(testId: string): Promise<void> {
  await fireEvent.click(screen.getByTestId(testId));
  await settle();
}

async function type(testId: string, value: string): Promise<void> {
  await fireEvent.input(screen.getByTestId(testId), { target: { value } });
  await settle();
}

async function select(place: number): Promise<void> {
  await fireEvent.focusIn(within(screen.getByTestId(`layer-${place}`)).getByRole('button'));
  await settle();
}

function text(testId: string): string {
  return screen.getByTestId(testId).textContent.replace(/\s+/g, ' ').trim();
}

function kinds(): string[] {
  return screen.getAllByRole('row').flatMap((row) => row.dataset['kind'] ?? []);
}

function isDisabled(testId: string): boolean {
  return screen.getByTestId<HTMLButtonElement>(testId).disabled;
}

describe('a preset', () => {
  it('shows its layers with shapes and costs, down to a logit for each class', async () => {
    await renderScreen();
    expect(kinds().slice(0, 2)).toEqual(['conv2d', 'maxPool']);
    expect(kinds().at(-1)).toBe('output');
    expect(text('shape-1')).toBe('12 × 12 × 16');
    expect(text('parameters-0')).toBe('400');
    expect(text('multiply-adds-0')).toBe('230,400');
    expect(text('shape-12')).toBe('10');
    expect(text('cost-parameters')).toBe('57,754');
    expect(text('cost-bytes')).toBe('232 kB');
  });

  it('cannot be changed, only copied', async () => {
    await renderScreen();
    expect(isDisabled('layer-add')).toBe(true);
    expect(screen.getByTestId<HTMLInputElement>('layer-0-filters').readOnly).toBe(true);
    expect(text('network-note')).toContain('make a copy to change it');
    await click('network-copy');
    expect(screen.getByTestId<HTMLInputElement>('network-name').value).toBe('Quick CNN copy');
    expect(isDisabled('layer-add')).toBe(false);
  });

  it('is chosen for the next training, which the studio shows', async () => {
    const { app } = await renderScreen();
    await click('network-deep');
    await click('network-train');
    expect(app.training.plan.network.name).toBe('deep');
    expect(app.navigation.screen).toBe('studio');
  });
});

describe('the layers', () => {
  it('follow what is typed, number by number', async () => {
    await renderScreen();
    await click('network-Small one');
    await type('layer-0-filters', '4');
    expect(text('shape-0')).toBe('12 × 12 × 4');
    expect(text('parameters-0')).toBe('104');
    expect(text('cost-parameters')).toBe('5,874');
  });

  it('say what is wrong with a number, and keep the last that was right', async () => {
    await renderScreen();
    await click('network-Small one');
    await type('layer-0-kernelSize', '12');
    const field = screen.getByTestId('layer-0-kernelSize');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const fault = document.getElementById(field.getAttribute('aria-describedby')!);
    expect(fault?.textContent).toMatch(/Too large: use 1.to.11/);
    expect(text('shape-0')).toBe('12 × 12 × 8');
    await fireEvent.blur(field);
    expect(screen.getByTestId<HTMLInputElement>('layer-0-kernelSize').value).toBe('5');
  });

  it('are added behind the selected one', async () => {
    await renderScreen();
    await click('network-Small one');
    await select(0);
    await click('layer-add');
    expect(screen.getAllByRole('menuitem')).toHaveLength(11);
    await click('add-maxPool');
    expect(kinds()).toEqual(['conv2d', 'maxPool', 'relu', 'flatten', 'output']);
    expect(text('layer-about')).toContain('largest value of each square');
  });

  it('are moved, duplicated and removed, and all of it is undone', async () => {
    await renderScreen();
    await click('network-Small one');
    await select(0);
    await click('layer-down');
    expect(kinds()).toEqual(['relu', 'conv2d', 'flatten', 'output']);
    await click('layer-duplicate');
    expect(kinds()).toEqual(['relu', 'conv2d', 'conv2d', 'flatten', 'output']);
    await click('layer-remove');
    await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await settle();
    expect(kinds()).toEqual(['relu', 'conv2d', 'flatten', 'output']);
    await fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true });
    await settle();
    expect(kinds()).toEqual(['relu', 'conv2d', 'conv2d', 'flatten', 'output']);
  });

  it('are moved and removed with keys, and the focus stays with them', async () => {
    await renderScreen();
    await click('network-Small one');
    await select(1);
    const button = within(screen.getByTestId('layer-1')).getByRole('button');
    button.focus();
    await fireEvent.keyDown(button, { key: 'ArrowUp', altKey: true });
    await settle();
    expect(kinds()).toEqual(['relu', 'conv2d', 'flatten', 'output']);
    expect(screen.getByTestId('layer-0').contains(document.activeElement)).toBe(true);
    await fireEvent.keyDown(document.activeElement!, { key: 'Delete' });
    await settle();
    expect(kinds()).toEqual(['conv2d', 'flatten', 'output']);
  });

  it('say what does not fit, and what to do about it', async () => {
    await renderScreen();
    await click('network-Small one');
    await select(2);
    await click('layer-remove');
    expect(text('misfit')).toBe('Needs a flat row of values, and gets a picture of 12 × 12 × 8.');
    expect(isDisabled('network-save')).toBe(true);
    expect(isDisabled('network-train')).toBe(true);
    expect(text('cost-parameters')).toBe('–');
    await click('remedy');
    expect(screen.queryByTestId('misfit')).toBeNull();
    expect(kinds()).toEqual(['conv2d', 'relu', 'flatten', 'output']);
  });

  it('speak Chinese', async () => {
    await renderScreen();
    useLanguage('zh-CN');
    await settle();
    expect(screen.getByRole('columnheader', { name: '输出形状' })).toBeTruthy();
    expect(text('network-note')).toContain('预设不能修改');
  });
});

describe('an own network', () => {
  it('is saved under its name, and leaves its old one', async () => {
    const { kept } = await renderScreen();
    await click('network-Small one');
    await type('network-name', 'Smaller one');
    await type('layer-0-filters', '4');
    expect(screen.getByText('not saved')).toBeTruthy();
    await click('network-save');
    expect(kept.networks.map(({ name }) => name)).toEqual(['Smaller one']);
    expect(kept.networks[0]!.layers[0]).toMatchObject({ filters: 4 });
    expect(screen.queryByText('not saved')).toBeNull();
    expect(screen.getAllByTestId(/^network-Small/)).toHaveLength(1);
  });

  it.each([
    ['mlp', 'A preset is called like this.'],
    ['Quick CNN', 'A preset is called like this.'],
    ['small ONE', 'Another network is called like this.'],
    ['  ', 'A name has 1 to 60 characters.'],
  ])('is not saved as %j', async (name, reason) => {
    const { engine } = await renderScreen();
    await click('network-new');
    await type('network-name', name);
    expect(text('network-note')).toContain(reason);
    expect(isDisabled('network-save')).toBe(true);
    await fireEvent.submit(screen.getByTestId('network-name').closest('form')!);
    expect(engine.requests.map((request) => request.name)).not.toContain('saveNetwork');
  });

  it('is not saved with more parameters than can be trained', async () => {
    await renderScreen([
      {
        name: 'Huge',
        layers: [
          { kind: 'flatten' },
          ...([4096, 4096, 4096, 4096] as const).map((units) => ({
            kind: 'dense' as const,
            units,
          })),
        ],
      },
    ]);
    await click('network-Huge');
    expect(screen.getByRole('alert').textContent).toContain('More than 50,000,000 parameters');
    expect(isDisabled('network-train')).toBe(true);
  });

  it('is saved before it is trained', async () => {
    const { app, kept } = await renderScreen();
    await click('network-Small one');
    await type('layer-0-filters', '4');
    await click('network-train');
    expect(kept.networks[0]!.layers[0]).toMatchObject({ filters: 4 });
    expect(app.training.plan.network).toEqual(kept.networks[0]);
    expect(app.navigation.screen).toBe('studio');
  });

  it('comes back after it was removed', async () => {
    const { kept } = await renderScreen();
    await click('network-Small one');
    await click('network-remove');
    expect(kept.networks).toEqual([]);
    expect(screen.queryByTestId('network-Small one')).toBeNull();
    expect(screen.getByText('“Small one” was removed.')).toBeTruthy();
    await click('network-undo-remove');
    expect(kept.networks).toEqual([ownNetwork]);
    expect(screen.getByTestId('network-Small one').getAttribute('aria-current')).toBe('true');
  });

  it('says at the network why it could not be saved, and keeps what was changed', async () => {
    const failure: Failure = { code: 'disk-full', path: '/home/lin' };
    const { engine } = await renderScreen();
    engine.api.saveNetwork = () => Promise.reject(new FailureError(failure));
    await click('network-Small one');
    await type('layer-0-filters', '4');
    await click('network-save');
    expect(screen.getByRole('alert').textContent).toContain('The disk is full');
    expect(screen.getByText('not saved')).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('layer-0-filters').value).toBe('4');
  });
});
