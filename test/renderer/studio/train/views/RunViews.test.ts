import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, expect, it } from 'vitest';
import RunViews from '../../../../../app/renderer/studio/train/views/RunViews.svelte';
import { installCanvas } from '../../../../fakes/canvas.ts';
import { connected, type Connected, settle } from '../../../../fakes/connected.ts';
import { curveOf, evaluationOf, runOf, status } from '../../../../fakes/samples.ts';

beforeAll(installCanvas);

async function renderViews(run = runOf()): Promise<Connected> {
  const all = await connected({ status: () => Promise.resolve({ ...status, run }) });
  render(RunViews, { app: all.app });
  return all;
}

function openTab(): string {
  return screen.getByRole('tab', { selected: true }).textContent.trim();
}

it('is a list of tabs for the arrow keys, of which one can be reached with Tab', async () => {
  await renderViews();
  expect(openTab()).toBe('Curves');
  await fireEvent.keyDown(screen.getByRole('tablist'), { key: 'ArrowRight' });
  expect(openTab()).toBe('Confusion');
  expect(document.activeElement).toBe(screen.getByTestId('view-confusion'));
  await fireEvent.keyDown(screen.getByRole('tablist'), { key: 'End' });
  expect(openTab()).toBe('First layer');
  await fireEvent.keyDown(screen.getByRole('tablist'), { key: 'ArrowRight' });
  expect(openTab()).toBe('Curves');
  expect(screen.getAllByRole('tab').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

it('says the last values of the curves to those who cannot see them', async () => {
  await renderViews(runOf({ curve: curveOf([{ loss: 0.25, accuracy: 0.5 }]) }));
  expect(screen.getByRole('img', { name: 'Loss: training 0.250, test –' })).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Accuracy: training 50.0%, test –' })).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Learning rate: 0.001 now' })).toBeTruthy();
});

it('names the validation where that watches the run', async () => {
  await renderViews(runOf({ watched: 'validation' }));
  expect(screen.getByText('Validation')).toBeTruthy();
});

it('fills the matrix while the network is tried', async () => {
  const { engine } = await renderViews();
  await fireEvent.click(screen.getByTestId('view-confusion'));
  expect(screen.getByText(/After each epoch/)).toBeTruthy();
  engine.announce('evaluationProgressed', evaluationOf({ epoch: 2, done: 400 }));
  await settle();
  expect(screen.getByTestId('evaluation-progress').textContent.trim()).toBe(
    'Epoch 2: 400 of 1,000 tried',
  );
  const four = screen.getByTestId('class-accuracies').querySelectorAll('li')[4]!;
  expect(four.textContent).toContain('86.0%');
});

it('shows the first layer once it is opened, and says what one sees', async () => {
  const { engine } = await renderViews();
  expect(engine.requests.map(({ name }) => name)).not.toContain('firstLayer');
  await fireEvent.click(screen.getByTestId('view-first-layer'));
  await settle();
  expect(screen.getByTestId('first-layer')).toBeTruthy();
  expect(screen.getByText(/16 filters that slide/)).toBeTruthy();
});

it('says that there is no first layer yet', async () => {
  const { engine } = await renderViews();
  engine.api.firstLayer = () => Promise.resolve(null);
  await fireEvent.click(screen.getByTestId('view-first-layer'));
  await settle();
  expect(screen.getByText(/Train a network first/)).toBeTruthy();
});
