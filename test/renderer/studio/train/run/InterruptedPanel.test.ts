import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, expect, it } from 'vitest';
import { FailureError } from '../../../../../app/contract/failures.ts';
import TrainPanel from '../../../../../app/renderer/studio/train/TrainPanel.svelte';
import { installCanvas } from '../../../../fakes/canvas.ts';
import { connected, type Connected, settle } from '../../../../fakes/connected.ts';
import { interruptedOf, runOf, status } from '../../../../fakes/samples.ts';

beforeAll(installCanvas);

async function renderInterrupted(api: Parameters<typeof connected>[0] = {}): Promise<Connected> {
  const all = await connected({
    status: () => Promise.resolve({ ...status, interrupted: interruptedOf() }),
    ...api,
  });
  render(TrainPanel, { app: all.app });
  return all;
}

function panelText(): string {
  return screen.getByTestId('interrupted').textContent.replaceAll(/\s+/g, ' ');
}

it('asks whether to go on, and says with what', async () => {
  await renderInterrupted();
  expect(panelText()).toContain('Continue from epoch 3, step 112?');
  expect(panelText()).toContain('As in the lesson, on Starter digits. Saved Nov 24');
});

it('goes away when the run goes on', async () => {
  const { engine } = await renderInterrupted();
  await fireEvent.click(screen.getByTestId('resume-run'));
  expect(engine.requests.at(-1)?.name).toBe('resumeRun');
  engine.announce('trainingStarted', runOf());
  engine.announce('interruptedChanged', null);
  await settle();
  expect(screen.queryByTestId('interrupted')).toBeNull();
  expect(screen.getByTestId('stop-button')).toBeTruthy();
});

it('gives up only after it has asked', async () => {
  const { engine } = await renderInterrupted();
  await fireEvent.click(screen.getByTestId('discard-run'));
  expect(panelText()).toContain('Give this training up for good?');
  expect(document.activeElement?.textContent.trim()).toBe('Keep');
  expect(engine.requests.map(({ name }) => name)).not.toContain('discardRun');
  await fireEvent.click(screen.getByTestId('discard-yes'));
  expect(engine.requests.at(-1)?.name).toBe('discardRun');
});

it('says why it cannot go on', async () => {
  await renderInterrupted({
    resumeRun: () => Promise.reject(new FailureError({ code: 'dataset-changed', name: 'MNIST' })),
  });
  await fireEvent.click(screen.getByTestId('resume-run'));
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('“MNIST” is no longer as it was');
});
