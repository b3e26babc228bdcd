import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import App from '../../app/renderer/App.svelte';
import { useLanguage } from '../../app/renderer/i18n/locale.svelte.ts';
import { installCanvas } from '../fakes/canvas.ts';
import { connected, type Connected, settle } from '../fakes/connected.ts';
import { library, runOf, status } from '../fakes/samples.ts';

beforeAll(installCanvas);
afterEach(() => useLanguage('en'));

async function renderApp(api: Parameters<typeof connected>[0] = {}): Promise<Connected> {
  const all = await connected(api);
  await all.app.preferences.load();
  render(App, { app: all.app });
  await settle();
  return all;
}

describe('the language', () => {
  it('changes every text at once, without losing what is on screen', async () => {
    const { app, bridge } = await renderApp();
    app.drawing.beginStroke([10, 10]);
    app.drawing.endStroke();
    const select = screen.getByTestId<HTMLSelectElement>('language-select');
    expect(select.value).toBe('system');

    await fireEvent.change(select, { target: { value: 'zh-CN' } });
    expect(screen.getByTestId('train-button').textContent.trim()).toBe('开始训练');
    expect(screen.getByRole('heading', { name: '手写' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(document.body.textContent).not.toMatch(/Train|Draw|Undo|Accuracy/);
    expect(bridge.saved.language).toBe('zh-CN');
    expect(app.drawing.strokes).toHaveLength(1);

    await fireEvent.change(select, { target: { value: 'system' } });
    expect(screen.getByTestId('train-button').textContent.trim()).toBe('Train');
  });
});

describe('the screens', () => {
  it('are a click away, and the drawing stays', async () => {
    const { app, bridge } = await renderApp();
    app.drawing.beginStroke([10, 10]);
    app.drawing.endStroke();
    await fireEvent.click(screen.getByRole('button', { name: 'About' }));
    expect(screen.queryByTestId('draw-canvas')).toBeNull();
    expect(screen.getByText('/home/lin/.config/Digit Studio')).toBeTruthy();
    expect(screen.getByText(/Electron 45\.4\.1/)).toBeTruthy();
    await fireEvent.click(screen.getByTestId('show-data-folder'));
    expect(bridge.foldersShown).toBe(1);

    await fireEvent.click(screen.getByRole('button', { name: 'Train and draw' }));
    expect(screen.getByTestId('draw-canvas')).toBeTruthy();
    expect(app.drawing.isBlank).toBe(false);
  });
});

describe('drawing', () => {
  it('explains itself without a model', async () => {
    await renderApp();
    expect(screen.getByTestId('answer').textContent).toContain('Click Train first');
  });

  it('is answered, and a cleared canvas is not', async () => {
    const { app } = await renderApp({ status: () => Promise.resolve({ ...status, library }) });
    app.drawing.beginStroke([10, 10]);
    app.drawing.extendStroke([[200, 200]]);
    await expect.poll(() => screen.getByTestId('answer').textContent).toMatch(/It reads a\s*7/);
    expect(screen.getByTestId('bar-7').dataset.probability).toBe('0.983');

    await fireEvent.click(screen.getByTestId('clear'));
    await expect.poll(() => screen.getByTestId('bar-7').dataset.probability).toBe('0');
    expect(screen.getByTestId('answer').textContent).toContain('Write a digit');
  });
});

describe('an engine that dies', () => {
  it('is told, and what can be done', async () => {
    const { engine, kill, revive } = await renderApp();
    engine.announce('trainingStarted', runOf());
    await settle();
    kill();
    await settle();
    expect(screen.getByTestId('banner').textContent).toContain('The engine stopped unexpectedly');
    expect(screen.getByTestId<HTMLButtonElement>('train-button').disabled).toBe(true);
    await revive();
    expect(screen.getByTestId('banner').textContent).toContain('click Train to start it again');
    expect(screen.getByTestId<HTMLButtonElement>('train-button').disabled).toBe(false);
  });
});
