import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { fitToGrid } from '../../../app/core/drawing/fit-to-grid.ts';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import MicroscopeScreen from '../../../app/renderer/microscope/MicroscopeScreen.svelte';
import type { Drawing } from '../../../app/renderer/state/drawing.svelte.ts';
import { installCanvas } from '../../fakes/canvas.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { library, probabilitiesOf, readingsOf, status } from '../../fakes/samples.ts';

beforeAll(installCanvas);
afterEach(() => useLanguage('en'));

/** Longer than a drawing must rest to be looked at closely. */
const RESTED_MS = 400;
/** A busy machine may take its time to answer. */
const PATIENCE = { timeout: 10_000 };

const TOP: [number, number][] = [
  [30, 30],
  [90, 30],
];
const LEG: [number, number][] = [
  [90, 34],
  [60, 120],
];

function addStroke(drawing: Drawing, [first, ...rest]: [number, number][]): void {
  drawing.beginStroke(first!);
  drawing.extendStroke(rest);
  drawing.endStroke();
}

/**
 * A 7 in the corner of the canvas. Where a step is missing or ink is hidden, it is read as a 1; what
 * the network always sees is a 7.
 */
async function renderScreen({ hasModel = true } = {}) {
  const all = await connected({
    status: () => Promise.resolve({ ...status, ...(hasModel && { library }) }),
  });
  const seven = fitToGrid([TOP, LEG]);
  all.engine.api.predict = ({ pixels }) => {
    const grids = Array.from({ length: pixels.length / 784 }, (_, place) =>
      pixels.slice(place * 784, (place + 1) * 784),
    );
    const isSeven = (grid: Uint8Array) => grid.every((level, pixel) => level === seven[pixel]);
    return Promise.resolve({
      readings: grids.flatMap((grid) =>
        isSeven(grid)
          ? readingsOf(grid, 7)
          : [{ probabilities: probabilitiesOf(1, 0.6), verdict: 'unsure' as const }],
      ),
    });
  };
  render(MicroscopeScreen, { app: all.app });
  await settle();
  return { ...all, drawing: all.app.drawing };
}

async function renderSeven() {
  const all = await renderScreen();
  addStroke(all.drawing, TOP);
  addStroke(all.drawing, LEG);
  await rest();
  return all;
}

async function rest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, RESTED_MS));
  await settle();
}

function readingAt(testId: string): string {
  return within(screen.getByTestId(testId)).getByTestId('reading').textContent;
}

async function click(testId: string): Promise<void> {
  await fireEvent.click(screen.getByTestId(testId));
  await rest();
}

it('shows what the network would say at the end of each step', async () => {
  await renderSeven();
  expect(readingAt('step-strokes')).toBe('1? 60.0%');
  expect(readingAt('step-centre')).toBe('7, 98.3%');
  expect(readingAt('step-input')).toBe('7, 98.3%');
});

it('lets a step be left out, says what that means, and puts all back', async () => {
  await renderSeven();
  await click('switch-centre');
  expect(readingAt('step-input')).toBe('1? 60.0%');
  expect(screen.getByText(/unlike all that it learned from/)).toBeTruthy();
  await click('all-on');
  expect(readingAt('step-input')).toBe('7, 98.3%');
  expect(screen.getByTestId<HTMLInputElement>('switch-centre').checked).toBe(true);
});

it('says what is marked on each picture, but not on that of a step which is left out', async () => {
  await renderSeven();
  const legends = () => screen.getAllByTestId('legend').map(({ title }) => title);
  expect(legends()).toEqual(['ink outline', 'ink outline', '20 × 20 pixels', 'centre of mass']);
  await click('switch-scale');
  const [, , scale] = screen.getAllByTestId('legend');
  expect(scale!.classList).toContain('hidden');
});

it('says which digit of a number it shows', async () => {
  const { drawing } = await renderSeven();
  expect(screen.getByTestId('which-digit').textContent).toBe('');
  addStroke(drawing, [
    [200, 30],
    [200, 120],
  ]);
  await rest();
  expect(screen.getByTestId('which-digit').textContent).toBe('Digit 2 of 2');
  expect(within(screen.getByTestId('step-strokes')).getByTestId('legend').title).toBe(
    'Digit 2 of 2',
  );
  drawing.select(0);
  await rest();
  expect(screen.getByTestId('which-digit').textContent).toBe('Digit 1 of 2');
});

it('keeps the pixel of the keys when the pointer leaves the picture', async () => {
  await renderSeven();
  const picture = screen.getByTestId('input-picture');
  picture.focus();
  await fireEvent.pointerLeave(picture);
  await fireEvent.keyDown(picture, { key: 'ArrowDown' });
  expect(screen.getByTestId('pixel-value').textContent).toContain('Row 16, column 15:');
  picture.blur();
  await settle();
  expect(screen.getByTestId('pixel-value').textContent).toContain('784 numbers');
});

it('tells a pixel by its row, its column and its value, with the keys too', async () => {
  await renderSeven();
  const picture = screen.getByTestId('input-picture');
  await fireEvent.focus(picture);
  await fireEvent.keyDown(picture, { key: 'ArrowUp' });
  const told = screen.getByTestId('pixel-value').textContent.trim();
  expect(told).toMatch(/^Row 14, column 15: \d+ of 255 = [01]\.\d+$/);
  expect(within(picture).getByRole('gridcell').getAttribute('aria-label')).toBe(told);
  await fireEvent.blur(picture);
  expect(screen.getByTestId('pixel-value').textContent).toContain('784 numbers');
});

it('shows the mean of the class and the nearest training digits with their distance', async () => {
  await renderSeven();
  const mean = await screen.findByTestId('class-mean', {}, PATIENCE);
  expect(within(mean).getByRole('img')).toBeTruthy();
  const samples = screen.getAllByTestId('nearest-sample');
  expect(samples).toHaveLength(3);
  expect(within(samples[0]!).getByRole('img').getAttribute('aria-label')).toBe('7, distance 0.100');
  expect(samples[0]!.textContent).toContain('0.100');
});

it('says what the network reads without each of the strokes', async () => {
  await renderSeven();
  const pieces = screen.getAllByTestId('without-piece');
  expect(pieces).toHaveLength(2);
  const told = /Without stroke 1\s*7: 98\.3% → 4\.4%\s*−93\.9 points\s*1\? 60\.0%/;
  await waitFor(() => expect(pieces[0]!.textContent).toMatch(told), PATIENCE);
});

it('shows no percentage of what is no digit, and what comes closest only as that', async () => {
  const { engine, drawing } = await renderScreen();
  const reading = { probabilities: probabilitiesOf(7), verdict: 'stranger' as const };
  engine.api.predict = ({ pixels }) =>
    Promise.resolve({ readings: Array.from({ length: pixels.length / 784 }, () => reading) });
  addStroke(drawing, TOP);
  await rest();
  expect(readingAt('step-input')).toBe('No digit');
  const [piece] = screen.getAllByTestId('without-piece');
  await waitFor(() => expect(piece!.textContent).toContain('No digit'), PATIENCE);
  expect(piece!.textContent).not.toContain('%');
  await click('why-occlusion');
  const map = await screen.findByTestId('occlusion', {}, PATIENCE);
  expect(map.textContent).toMatch(/The \d only comes closest/);
});

it('asks about squares and layers only when one wants to know', async () => {
  const { engine } = await renderSeven();
  const asked = (name: string) => engine.requests.some((request) => request.name === name);
  expect([asked('occlude'), asked('activations')]).toEqual([false, false]);
  await click('why-occlusion');
  const finding = await screen.findByTestId('occlusion-finding', {}, PATIENCE);
  expect([asked('occlude'), asked('activations')]).toEqual([true, false]);
  expect(finding.textContent).toMatch(/98\.0% → 39\.0% \(−59\.0 points\)/);
  expect(
    screen.getByRole('img', { name: 'From 59 points lower to 59 points higher' }),
  ).toBeTruthy();
  await click('why-activations');
  const layers = await screen.findByTestId('activations', {}, PATIENCE);
  expect(
    within(layers)
      .getAllByRole('heading')
      .map(({ textContent }) => textContent),
  ).toEqual(expect.arrayContaining([expect.stringContaining('24 × 24 × 4')]));
  // The last layer's numbers stand beside the names of the classes.
  expect(within(layers).getByText('9')).toBeTruthy();
});

it('has its tabs moved by the arrow keys', async () => {
  await renderSeven();
  const tabs = screen.getByRole('tablist');
  await fireEvent.keyDown(tabs, { key: 'ArrowLeft' });
  expect(screen.getByTestId('why-activations').getAttribute('aria-selected')).toBe('true');
  await fireEvent.keyDown(tabs, { key: 'Home' });
  expect(screen.getByTestId('why-strokes').getAttribute('aria-selected')).toBe('true');
});

it('is calm about a pasted picture, which has no strokes', async () => {
  const { drawing } = await renderScreen();
  const pixels = new Uint8Array(784).fill(80);
  drawing.paste({ digits: [pixels], ink: { width: 28, height: 28, pixels } });
  await rest();
  expect(screen.getByText(/A pasted picture has no strokes: it was cropped/)).toBeTruthy();
  expect(screen.queryByTestId('step-crop')).toBeNull();
  await waitFor(() => expect(readingAt('step-input')).toBe('1? 60.0%'), PATIENCE);
  expect(screen.queryAllByTestId('without-piece')).toEqual([]);
});

it('asks nothing on a blank sheet or without a network, and says what to do', async () => {
  const { engine } = await renderScreen({ hasModel: false });
  await rest();
  expect(screen.getAllByText(/Train a network first/).length).toBeGreaterThan(0);
  const names = engine.requests.map(({ name }) => name);
  for (const name of ['predict', 'nearestSamples', 'occlude', 'activations'] as const) {
    expect(names).not.toContain(name);
  }
});

it('is there in Chinese', async () => {
  useLanguage('zh-CN');
  await renderSeven();
  expect(screen.getByRole('heading', { name: '从笔迹到输入' })).toBeTruthy();
  expect(screen.getByRole('tab', { name: '遮住一块' })).toBeTruthy();
});
