import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Failure, FailureError } from '../../../app/contract/failures.ts';
import type { Library } from '../../../app/contract/models.ts';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import ModelsScreen from '../../../app/renderer/models/ModelsScreen.svelte';
import { installCanvas } from '../../fakes/canvas.ts';
import { connected, type Connected, settle } from '../../fakes/connected.ts';
import { catalogueOf, mnistEntry, readyMnistEntry, starterEntry } from '../../fakes/datasets.ts';
import { cnn, CNN_ID, COPY_ID, keepLibrary, twoModels } from '../../fakes/library.ts';
import { evaluationOf, libraryModelOf, libraryOf, MODEL_ID, runOf } from '../../fakes/samples.ts';

beforeAll(installCanvas);
afterEach(() => useLanguage('en'));

interface Rendered extends Connected {
  kept: { library: Library };
}

async function renderScreen(library: Library = twoModels): Promise<Rendered> {
  const all = await connected({
    catalogue: () => Promise.resolve(catalogueOf([starterEntry(), readyMnistEntry()])),
  });
  const kept = keepLibrary(all.engine, library);
  all.engine.announce('libraryChanged', library);
  await settle();
  render(ModelsScreen, { app: all.app });
  await settle();
  return { ...all, kept };
}

async function click(testId: string): Promise<void> {
  await fireEvent.click(screen.getByTestId(testId));
  await settle();
}

async function choose(testId: string, value: string): Promise<void> {
  await fireEvent.change(screen.getByTestId(testId), { target: { value } });
  await settle();
}

function text(testId: string): string {
  return screen.getByTestId(testId).textContent.replace(/\s+/g, ' ').trim();
}

/** The row of a class: its name, samples, precision and recall. */
function scores(label: number): string[] {
  const row = screen.getByTestId<HTMLTableRowElement>(`class-${label}`);
  return [...row.cells].map(({ textContent }) => textContent);
}

function isDisabled(testId: string): boolean {
  return screen.getByTestId<HTMLButtonElement>(testId).disabled;
}

describe('the list', () => {
  it('says of each model what it is, how good it is, and which one is in use', async () => {
    await renderScreen();
    expect(text(CNN_ID)).toMatch(/^Quick CNN of today in use 98\.8% \(97\.9% to 99\.3%\)/);
    expect(text(CNN_ID)).toContain('Quick CNN, Fast (one cycle), 3 epochs');
    expect(text(CNN_ID)).toContain('Starter digits, Nov 24');
    expect(text(MODEL_ID)).not.toContain('in use');
    expect(within(screen.getByTestId(CNN_ID)).getByRole('img')).toBeTruthy();
  });

  it('says of a run that was stopped how many of its epochs were done', async () => {
    await renderScreen(libraryOf([libraryModelOf({ epochsDone: 2 })]));
    expect(text(MODEL_ID)).toContain('Lesson MLP, As in the lesson, 2 of 5 epochs');
  });

  it('says where models come from while there are none', async () => {
    await renderScreen(libraryOf([]));
    expect(screen.getByText(/Each training that ends puts one here/)).toBeTruthy();
  });

  it('speaks Chinese', async () => {
    await renderScreen();
    useLanguage('zh-CN');
    await settle();
    expect(text(CNN_ID)).toContain('使用中');
    expect(screen.getByRole('heading', { name: '它有多好' })).toBeTruthy();
  });
});

describe('a model', () => {
  it('is put in use for drawing', async () => {
    const { kept } = await renderScreen();
    expect(screen.getByText('Reads your drawings')).toBeTruthy();
    await click(MODEL_ID);
    await click('model-use');
    expect(kept.library.inUse).toBe(MODEL_ID);
    expect(text(MODEL_ID)).toContain('in use');
  });

  it('is renamed in place', async () => {
    const { engine } = await renderScreen();
    await click('model-rename');
    const field = screen.getByTestId('model-new-name');
    await fireEvent.input(field, { target: { value: ' Mine ' } });
    await fireEvent.submit(field.closest('form')!);
    await settle();
    expect(engine.requests.at(-1)).toEqual({
      name: 'renameModel',
      input: { id: CNN_ID, name: 'Mine' },
    });
    expect(screen.getByRole('heading', { name: 'Mine' })).toBeTruthy();
  });

  it('is duplicated, and the copy shown', async () => {
    await renderScreen();
    await click('model-duplicate');
    expect(screen.getByTestId(COPY_ID).getAttribute('aria-current')).toBe('true');
  });

  it('goes to the bin and comes back, from right there or from the bin', async () => {
    const { kept } = await renderScreen();
    await click('model-delete');
    expect(screen.getByText('“Quick CNN of today” is in the bin.')).toBeTruthy();
    expect(text('bin')).toBe('Bin (1)');
    await click('model-undo-delete');
    expect(kept.library.bin).toEqual([]);
    expect(screen.getByTestId(CNN_ID).getAttribute('aria-current')).toBe('true');
    expect(screen.queryByTestId('bin')).toBeNull();
    await click('model-delete');
    await click(`put-back-${CNN_ID}`);
    expect(kept.library.models).toContainEqual(cnn);
  });

  it('says why the engine did not do what was asked', async () => {
    const { engine } = await renderScreen();
    engine.api.deleteModel = () =>
      Promise.reject(new FailureError({ code: 'not-writable', path: '/models', reason: 'EACCES' }));
    await click('model-delete');
    expect(screen.getByRole('alert').textContent).toContain('you may write to /models');
  });
});

describe('a model as a file', () => {
  it('is written into the folder that was chosen, and one is told where', async () => {
    const { bridge, engine } = await renderScreen();
    await click('model-export');
    expect(bridge.dialogs.at(-1)).toBe('folder-to-write');
    const input = { id: CNN_ID, ticket: bridge.choice!.ticket };
    expect(engine.requests.at(-1)).toEqual({ name: 'exportModel', input });
    expect(text('model-exported')).toContain('/home/lin/mlp.digitmodel (1.6 MB)');
    await click(MODEL_ID);
    expect(text('model-exported')).toBe('');
  });

  it('is asked for no more where nothing was chosen', async () => {
    const { bridge, engine } = await renderScreen();
    bridge.choice = null;
    await click('model-export');
    await click('model-open-file');
    const names = engine.requests.map(({ name }) => name);
    expect(names).not.toContain('exportModel');
    expect(names).not.toContain('importModel');
  });

  it('is opened, shown and named', async () => {
    const { bridge, engine } = await renderScreen();
    await click('model-open-file');
    expect(bridge.dialogs.at(-1)).toBe('model-to-read');
    expect(engine.requests.at(-1)?.name).toBe('importModel');
    expect(text('model-opened')).toBe('MLP of November is here now, and in use.');
    expect(screen.getByTestId(MODEL_ID).getAttribute('aria-current')).toBe('true');
    engine.api.importModel = () => Promise.resolve({ id: CNN_ID, isNew: false });
    await click('model-open-file');
    expect(text('model-opened')).toBe('You had Quick CNN of today already. It is in use now.');
  });

  it('that is none is refused in words', async () => {
    const { engine } = await renderScreen();
    engine.api.importModel = () =>
      Promise.reject(
        new FailureError({ code: 'model-file-invalid', path: '/a.digitmodel', reason: 'no zip' }),
      );
    await click('model-open-file');
    expect(screen.getByRole('alert').textContent).toContain('/a.digitmodel is no model');
    expect(text('model-opened')).toBe('');
  });

  it('is opened for the system too, from whatever screen', async () => {
    const { app, bridge, engine } = await renderScreen();
    app.navigation.screen = 'studio';
    bridge.openFile({ ticket: '00000000-0000-0000-0000-000000000009', name: 'a.digitmodel' });
    await settle();
    await settle();
    expect(engine.requests.at(-1)).toEqual({
      name: 'importModel',
      input: { ticket: '00000000-0000-0000-0000-000000000009' },
    });
    expect(app.navigation.screen).toBe('models');
    expect(text('model-opened')).toContain('MLP of November is here now');
  });
});

describe('a model that is not saved', () => {
  it('says so and why, and is saved with a click', async () => {
    const unsaved: Failure = { code: 'disk-full', path: '/models' };
    await renderScreen(libraryOf([{ ...cnn, canContinue: false, unsaved }]));
    expect(text('model-unsaved')).toContain('is not saved: it is there until you quit');
    expect(screen.getByRole('alert').textContent).toContain('The disk is full');
    expect(screen.queryByText('Saved')).toBeNull();
    expect(screen.queryByTestId('model-continue')).toBeNull();
    await click('model-save');
    expect(screen.queryByTestId('model-unsaved')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('Saved')).toBeTruthy();
    expect(screen.getByTestId('model-continue')).toBeTruthy();
  });
});

describe('the bin', () => {
  it('is emptied after one question', async () => {
    const { kept } = await renderScreen(libraryOf([cnn], [libraryModelOf()]));
    await click('empty-bin');
    expect(document.activeElement).toBe(screen.getByTestId('empty-no'));
    await click('empty-no');
    expect(kept.library.bin).toHaveLength(1);
    await click('empty-bin');
    await click('empty-yes');
    expect(kept.library.bin).toEqual([]);
    expect(screen.queryByTestId('bin')).toBeNull();
  });
});

describe('the training of a model', () => {
  it('goes on for as many epochs as one says, and the studio shows it', async () => {
    const { app, engine } = await renderScreen();
    await fireEvent.input(screen.getByTestId('continue-epochs'), { target: { value: '4' } });
    await fireEvent.submit(screen.getByTestId('continue-epochs').closest('form')!);
    await settle();
    expect(engine.requests.at(-1)).toEqual({
      name: 'continueModel',
      input: { id: CNN_ID, epochs: 4 },
    });
    expect(app.navigation.screen).toBe('studio');
  });

  it('does not go on with a number that is none, and says so', async () => {
    const { engine } = await renderScreen();
    await fireEvent.input(screen.getByTestId('continue-epochs'), { target: { value: '0' } });
    expect(text('continue-note')).toMatch(/Too small: use 1.to.1,000/);
    expect(isDisabled('model-continue')).toBe(true);
    await fireEvent.submit(screen.getByTestId('continue-epochs').closest('form')!);
    expect(engine.requests.map(({ name }) => name)).not.toContain('continueModel');
  });

  it('cannot go on without its optimizer, nor beside another training', async () => {
    const { engine } = await renderScreen(libraryOf([libraryModelOf({}, { canContinue: false })]));
    expect(isDisabled('model-continue')).toBe(true);
    expect(text('continue-note')).toContain('optimizer was not saved');
    engine.announce('libraryChanged', twoModels);
    engine.announce('trainingStarted', runOf());
    await settle();
    expect(isDisabled('model-continue')).toBe(true);
    expect(text('continue-note')).toBe('A training is running. Stop it first.');
  });
});

describe('an evaluation', () => {
  it('gives loss, accuracy with its interval, and the classes one by one', async () => {
    const { engine } = await renderScreen();
    await click('evaluate');
    expect(engine.requests.at(-1)).toEqual({
      name: 'evaluateModel',
      input: { id: CNN_ID, dataset: 'starter' },
    });
    expect(text('evaluation-result')).toContain('95.8% of 1,000 right');
    expect(text('evaluation-result')).toContain('94.4% to 96.9%');
    expect(text('evaluation-result')).toContain('Loss 0.142');
    expect(scores(4)).toEqual(['4', '100', '100.0%', '86.0%']);
    expect(scores(9)).toEqual(['9', '100', '87.7%', '100.0%']);
    expect(screen.getByTestId('confusion-matrix')).toBeTruthy();
  });

  it('has a dash where nothing was taken for a class', async () => {
    const { engine } = await renderScreen();
    const { confusion } = evaluationOf();
    confusion[3]![3] = 0;
    confusion[3]![8] = 100;
    engine.api.evaluateModel = () =>
      Promise.resolve({ loss: 1, accuracy: 0.9, count: 900, confusion, reliability: null });
    await click('evaluate');
    expect(scores(3)).toEqual(['3', '100', '–', '0.0%']);
  });

  it('is on any dataset that is there', async () => {
    const { engine } = await renderScreen();
    engine.announce('catalogueChanged', catalogueOf([starterEntry(), readyMnistEntry()]));
    await choose('evaluation-dataset', 'mnist');
    await click('evaluate');
    expect(engine.requests.at(-1)?.input).toEqual({ id: CNN_ID, dataset: 'mnist' });
    engine.announce('catalogueChanged', catalogueOf([starterEntry(), mnistEntry()]));
    await settle();
    const select = screen.getByTestId<HTMLSelectElement>('evaluation-dataset');
    expect([...select.options].map(({ value }) => value)).toEqual(['starter']);
  });

  it('says why it failed', async () => {
    const { engine } = await renderScreen();
    engine.api.evaluateModel = () =>
      Promise.reject(new FailureError({ code: 'classes-differ', model: 10, dataset: 26 }));
    await click('evaluate');
    expect(screen.getByRole('alert').textContent).toContain('10 classes');
    expect(isDisabled('evaluate')).toBe(false);
  });
});

describe('a comparison', () => {
  it('says "better" only where the intervals are apart', async () => {
    await renderScreen();
    await choose('compare-with', MODEL_ID);
    expect(text('comparison')).toBe(
      '“Quick CNN of today” is better than “MLP of November”: 97.9% to 99.3% against 94.4% to 96.9%.',
    );
    await click(MODEL_ID);
    await choose('compare-with', CNN_ID);
    expect(text('comparison')).toContain('is worse than');
  });

  it('says "as good as" where they overlap', async () => {
    const near = { loss: 0.05, accuracy: 0.98, count: 1000 };
    await renderScreen(libraryOf([cnn, libraryModelOf({ test: near })]));
    await choose('compare-with', MODEL_ID);
    expect(text('comparison')).toContain('is as good as “MLP of November”');
  });

  it('asks for what has not been evaluated on the same digits', async () => {
    const { engine } = await renderScreen();
    await choose('evaluation-dataset', 'mnist');
    await choose('compare-with', MODEL_ID);
    expect(text('comparison')).toBe('Evaluate “Quick CNN of today” on these digits first.');
    await click('evaluate');
    expect(text('comparison')).toContain('“MLP of November” has not been evaluated');
    await click('evaluate-other');
    expect(engine.requests.at(-1)?.input).toEqual({ id: MODEL_ID, dataset: 'mnist' });
    expect(text('comparison')).toContain('is as good as');
  });
});
