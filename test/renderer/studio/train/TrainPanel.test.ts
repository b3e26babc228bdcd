import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../../app/contract/engine.ts';
import { useLanguage } from '../../../../app/renderer/i18n/locale.svelte.ts';
import TrainPanel from '../../../../app/renderer/studio/train/TrainPanel.svelte';
import { installCanvas } from '../../../fakes/canvas.ts';
import { connected, type Connected, settle } from '../../../fakes/connected.ts';
import { readyMnistEntry, summaryOf } from '../../../fakes/datasets.ts';
import { epochOf, model, progressOf, runOf, status, testResult } from '../../../fakes/samples.ts';

beforeAll(installCanvas);
afterEach(() => useLanguage('en'));

async function renderPanel(api: Partial<EngineApi> = {}): Promise<Connected> {
  const all = await connected(api);
  render(TrainPanel, { training: all.app.training, connection: all.app.connection });
  return all;
}

function text(testId: string): string {
  return screen.getByTestId(testId).textContent.trim();
}

describe('before a run', () => {
  it('says what there is to learn from and what a click would do', async () => {
    await renderPanel();
    expect(screen.getByText(/9,000 to learn from, 1,000 kept for the test/)).toBeTruthy();
    expect(screen.getByText('705 steps in all, 141 in each epoch')).toBeTruthy();
    await fireEvent.input(screen.getByTestId('field-epochs'), { target: { value: '1' } });
    expect(screen.getByText('141 steps in all, 141 in each epoch')).toBeTruthy();
  });

  it('names a dataset that was fetched', async () => {
    const dataset = summaryOf(readyMnistEntry());
    await renderPanel({ status: () => Promise.resolve({ ...status, dataset }) });
    expect(screen.getByText('MNIST: 60,000 to learn from, 10,000 kept for the test')).toBeTruthy();
  });

  it('says where to find digits when there are none', async () => {
    await renderPanel({ status: () => Promise.resolve({ ...status, dataset: null }) });
    expect(screen.getByText(/choose some on the screen “Digits”/)).toBeTruthy();
    expect(screen.getByTestId<HTMLButtonElement>('train-button').disabled).toBe(true);
  });

  it('cannot start with an invalid setting', async () => {
    await renderPanel();
    const field = screen.getByTestId('field-learning-rate');
    await fireEvent.input(field, { target: { value: '2' } });
    expect(screen.getByTestId<HTMLButtonElement>('train-button').disabled).toBe(true);
    await fireEvent.input(field, { target: { value: '0.01' } });
    expect(screen.getByTestId<HTMLButtonElement>('train-button').disabled).toBe(false);
  });

  it('tells of the model that is there from an earlier day', async () => {
    await renderPanel({ status: () => Promise.resolve({ ...status, model }) });
    expect(text('test-result')).toMatch(
      /^Your model from .*Nov.*, trained on Starter digits: 95\.8% right on 1,000/,
    );
    expect(screen.getByTestId('test-result').dataset.accuracy).toBe('0.958');
  });
});

describe('a run', () => {
  it('begins by the button, which then stops it', async () => {
    const { engine } = await renderPanel();
    const button = screen.getByTestId('train-button');
    await fireEvent.click(button);
    expect(engine.requests.at(-1)?.name).toBe('startTraining');

    engine.announce('trainingStarted', runOf());
    await settle();
    expect(screen.getByTestId('stop-button')).toBe(button);
    await fireEvent.click(button, { detail: 1 });
    expect(engine.requests.at(-1)?.name).toBe('stopTraining');
    expect(button.textContent.trim()).toBe('Stopping…');
  });

  it('is not stopped by the second click of a double click', async () => {
    const { engine } = await renderPanel();
    engine.announce('trainingStarted', runOf());
    await settle();
    await fireEvent.click(screen.getByTestId('stop-button'), { detail: 2 });
    expect(engine.requests.map(({ name }) => name)).not.toContain('stopTraining');
  });

  it('shows where it is', async () => {
    const { engine } = await renderPanel();
    engine.announce('trainingStarted', runOf());
    engine.announce('trainingProgressed', progressOf());
    await settle();
    expect(text('progress-text')).toBe('Epoch 2 of 5, step 231 of 705');
    expect(text('step-loss')).toBe('0.312');
    expect(text('running-accuracy')).toBe('91.2%');
    expect(screen.getByText('6.1 ms')).toBeTruthy();
    expect(screen.getByText('12 sec')).toBeTruthy();
    expect(screen.getByRole<HTMLFieldSetElement>('group').disabled).toBe(true);
  });

  it('tells the test at the end', async () => {
    const { engine } = await renderPanel();
    engine.announce('trainingStarted', runOf());
    engine.announce('epochEnded', epochOf(1));
    engine.announce('trainingEnded', {
      kind: 'completed',
      test: testResult,
      seconds: 9,
      unsaved: null,
    });
    await settle();
    expect(text('test-result')).toBe(
      'Test on Starter digits: 95.8% right on 1,000 it has never seen, loss 0.142',
    );
    expect(screen.getByTestId('train-button')).toBeTruthy();
  });

  it('tells where it was stopped', async () => {
    const { engine } = await renderPanel();
    engine.announce('trainingStarted', runOf());
    engine.announce('trainingProgressed', progressOf());
    engine.announce('trainingEnded', {
      kind: 'stopped',
      test: testResult,
      seconds: 9,
      unsaved: null,
    });
    await settle();
    expect(text('test-result')).toMatch(
      /^Stopped at step 231 of 705\. Test on Starter digits: 95\.8% right/,
    );
  });

  it('tells what to do when it failed', async () => {
    const { engine } = await renderPanel();
    engine.announce('trainingStarted', runOf());
    engine.announce('trainingEnded', {
      kind: 'failed',
      failure: { code: 'training-diverged', step: 12 },
    });
    await settle();
    expect(text('test-result')).toContain('the learning rate is too high');
    expect(screen.getByTestId('test-result').dataset.accuracy).toBeUndefined();
  });

  it('is told in Chinese as soon as Chinese is chosen', async () => {
    const { engine } = await renderPanel();
    engine.announce('trainingStarted', runOf());
    engine.announce('trainingProgressed', progressOf());
    await settle();
    useLanguage('zh-CN');
    await settle();
    expect(text('progress-text')).toBe('第 2/5 轮，第 231/705 步');
    expect(text('stop-button')).toBe('停止');
  });
});
