import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EngineApi, EngineStatus } from '../../../../app/contract/engine.ts';
import { useLanguage } from '../../../../app/renderer/i18n/locale.svelte.ts';
import TrainPanel from '../../../../app/renderer/studio/train/TrainPanel.svelte';
import { installCanvas } from '../../../fakes/canvas.ts';
import { connected, type Connected, settle } from '../../../fakes/connected.ts';
import { readyMnistEntry, summaryOf } from '../../../fakes/datasets.ts';
import {
  epochOf,
  library,
  outcomeOf,
  progressOf,
  runOf,
  settings,
  status,
} from '../../../fakes/samples.ts';

beforeAll(installCanvas);
afterEach(() => useLanguage('en'));

async function renderPanel(
  changes: Partial<EngineStatus> = {},
  api: Partial<EngineApi> = {},
): Promise<Connected> {
  const all = await connected({
    status: () => Promise.resolve({ ...status, lastSettings: settings, ...changes }),
    ...api,
  });
  render(TrainPanel, { app: all.app });
  return all;
}

function text(testId: string): string {
  return screen.getByTestId(testId).textContent.trim();
}

function button(testId: string): HTMLButtonElement {
  return screen.getByTestId<HTMLButtonElement>(testId);
}

function names({ engine }: Connected): string[] {
  return engine.requests.map(({ name }) => name);
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
    await renderPanel({ dataset: summaryOf(readyMnistEntry()) });
    expect(screen.getByText('MNIST: 60,000 to learn from, 10,000 kept for the test')).toBeTruthy();
  });

  it('says where to find digits when there are none', async () => {
    await renderPanel({ dataset: null });
    expect(screen.getByText(/choose some on the screen “Digits”/)).toBeTruthy();
    expect(button('train-button').disabled).toBe(true);
  });

  it('cannot start with an invalid setting, and says what is wrong', async () => {
    await renderPanel();
    const field = screen.getByTestId('field-epochs');
    await fireEvent.input(field, { target: { value: '0' } });
    expect(button('train-button').disabled).toBe(true);
    const explanation = document.getElementById(field.getAttribute('aria-describedby')!)!;
    expect(explanation.textContent).toContain('Too small');
    await fireEvent.input(field, { target: { value: '2' } });
    expect(button('train-button').disabled).toBe(false);
  });

  it('tells of the model that is in use', async () => {
    await renderPanel({ library });
    expect(text('test-result')).toMatch(
      /^MLP of November, trained on Starter digits: 95\.8% right \(94\.4% to 96\.9%, 95% sure\) of 1,000/,
    );
    expect(screen.getByTestId('test-result').dataset.accuracy).toBe('0.958');
  });
});

describe('the choice of a network', () => {
  it('has the presets, the person’s own, and the way to edit them', async () => {
    const own = { name: 'Mine', layers: settings.network.layers };
    const { app } = await renderPanel({ networks: [own] });
    const select = screen.getByTestId<HTMLSelectElement>('network-select');
    expect(select.value).toBe('mlp');
    await fireEvent.change(select, { target: { value: 'Mine' } });
    expect(app.training.plan.network).toEqual(own);
    const edit = [...select.options].at(-1)!;
    await fireEvent.change(select, { target: { value: edit.value } });
    expect(app.navigation.screen).toBe('network');
    expect(app.training.plan.network).toEqual(own);
  });

  it('says what the network costs, and how long an epoch takes once that is measured', async () => {
    const all = await renderPanel({}, { measurePace: () => Promise.resolve({ msPerStep: 10 }) });
    expect(text('cost-card')).toContain('407,050');
    expect(text('cost-epoch')).toBe('–');
    await expect.poll(() => text('cost-epoch'), { timeout: 2000 }).toBe('1.41 s');
    expect(names(all).filter((name) => name === 'measurePace')).toHaveLength(1);
  });

  it('says that layers do not fit together', async () => {
    const own = { name: 'Mine', layers: [{ kind: 'dense' as const, units: 3 }] };
    await renderPanel({ networks: [own] });
    await fireEvent.change(screen.getByTestId('network-select'), { target: { value: 'Mine' } });
    expect(screen.getByText(/does not fit together/)).toBeTruthy();
  });
});

describe('a run', () => {
  it('begins by the button, which then stops it', async () => {
    const all = await renderPanel();
    const train = screen.getByTestId('train-button');
    await fireEvent.click(train);
    expect(names(all).at(-1)).toBe('startTraining');

    all.engine.announce('trainingStarted', runOf());
    await settle();
    expect(screen.getByTestId('stop-button')).toBe(train);
    await fireEvent.click(train, { detail: 1 });
    expect(names(all).at(-1)).toBe('stopTraining');
    expect(train.textContent.trim()).toBe('Stopping…');
  });

  it('begins by Enter in the field, and the button that stops it has the focus', async () => {
    const all = await renderPanel();
    const field = screen.getByTestId<HTMLInputElement>('field-epochs');
    field.focus();
    await fireEvent.submit(field.form!);
    expect(names(all).at(-1)).toBe('startTraining');
    all.engine.announce('trainingStarted', runOf());
    await settle();
    expect(document.activeElement).toBe(screen.getByTestId('stop-button'));
  });

  it('is not stopped by the second click of a double click', async () => {
    const all = await renderPanel({ run: runOf() });
    await fireEvent.click(screen.getByTestId('stop-button'), { detail: 2 });
    expect(names(all)).not.toContain('stopTraining');
  });

  it('shows where it is', async () => {
    await renderPanel({ run: runOf({ progress: progressOf() }) });
    expect(text('progress-text')).toBe('Epoch 2 of 5, step 231 of 705');
    expect(text('step-loss')).toBe('0.312');
    expect(text('running-accuracy')).toBe('91.2%');
    expect(text('samples-per-second')).toBe('10,492');
    expect(screen.getByText('6.1 ms')).toBeTruthy();
    expect(screen.getByText('12 sec')).toBeTruthy();
  });

  it('is paused by one button, which then lets it go on', async () => {
    const all = await renderPanel({ run: runOf({ progress: progressOf() }) });
    const pause = screen.getByTestId('pause-button');
    expect(button('step-button').disabled).toBe(true);
    await fireEvent.click(pause);
    expect(names(all).at(-1)).toBe('pauseTraining');
    all.engine.announce('trainingPaused', { isPaused: true });
    await settle();
    expect(text('progress-text')).toBe('Paused: Epoch 2 of 5, step 231 of 705');
    expect(screen.getByTestId('continue-button')).toBe(pause);
    await fireEvent.click(button('step-button'));
    expect(names(all).at(-1)).toBe('stepTraining');
    await settle();
    await fireEvent.click(pause);
    expect(names(all).at(-1)).toBe('continueTraining');
  });

  it('takes another learning rate, and says what was planned', async () => {
    const all = await renderPanel({ run: runOf({ progress: progressOf() }) });
    expect(text('rate-now')).toBe('Now 0.001');
    await fireEvent.input(screen.getByTestId('live-rate'), { target: { value: '0.02' } });
    await fireEvent.click(button('set-rate'));
    expect(all.engine.requests.at(-1)?.input).toEqual({ learningRate: 0.02 });
    all.engine.announce('trainingProgressed', progressOf({ learningRate: 0.02 }));
    await settle();
    expect(text('rate-now')).toBe('Now 0.02, by hand; planned 0.001');
    await fireEvent.input(screen.getByTestId('live-rate'), { target: { value: '11' } });
    expect(button('set-rate').disabled).toBe(true);
  });

  it('ends with the engine when the plug is pulled, not before that is confirmed', async () => {
    const all = await renderPanel({ run: runOf() });
    await fireEvent.click(screen.getByTestId('plug-button'));
    expect(names(all)).not.toContain('pullThePlug');
    await fireEvent.click(screen.getByTestId('plug-yes'));
    expect(names(all).at(-1)).toBe('pullThePlug');
  });

  it('is told in Chinese as soon as Chinese is chosen', async () => {
    await renderPanel({ run: runOf({ progress: progressOf() }) });
    useLanguage('zh-CN');
    await settle();
    expect(text('progress-text')).toBe('第 2/5 轮，第 231/705 步');
    expect(text('stop-button')).toBe('停止');
  });
});

describe('the end of a run', () => {
  it('tells the test with its interval', async () => {
    const { engine } = await renderPanel();
    engine.announce('trainingStarted', runOf());
    engine.announce('epochEnded', epochOf(1));
    engine.announce('trainingEnded', outcomeOf('completed'));
    await settle();
    expect(text('test-result')).toBe(
      'Test on Starter digits: 95.8% right (94.4% to 96.9%, 95% sure) of 1,000 it has never seen, loss 0.142',
    );
    expect(screen.getByTestId('train-button')).toBeTruthy();
  });

  it('tells where it was stopped', async () => {
    await renderPanel({ run: runOf({ progress: progressOf(), outcome: outcomeOf('stopped') }) });
    expect(text('test-result')).toMatch(
      /^Stopped at step 231 of 705\. Test on Starter digits: 95\.8% right/,
    );
  });

  it('tells when nothing more was gained, and whose weights were kept', async () => {
    const outcome = outcomeOf('stopped-early', { restoredEpoch: 2 });
    await renderPanel({ run: runOf({ epochs: [epochOf(1), epochOf(4)], outcome }) });
    expect(text('test-result')).toMatch(/^Stopped early at epoch 4 of 5/);
    expect(text('test-result')).toContain('the weights of epoch 2, the best');
  });

  it('tells first that the model is not saved', async () => {
    const outcome = outcomeOf('completed', { unsaved: { code: 'disk-full', path: '/models' } });
    await renderPanel({ run: runOf({ outcome }) });
    expect(text('test-result')).toMatch(
      /^Not saved: it can be used until you quit, and saved under Models\. Test on Starter digits/,
    );
  });

  it('tells what to do when it failed', async () => {
    const failure = { code: 'training-diverged', step: 12 } as const;
    await renderPanel({ run: runOf({ outcome: { kind: 'failed', failure } }) });
    expect(text('test-result')).toContain('the learning rate is too high');
    expect(screen.getByTestId('test-result').dataset.accuracy).toBeUndefined();
  });
});
