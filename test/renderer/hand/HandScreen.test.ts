import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import type { People } from '../../../app/contract/people.ts';
import HandScreen from '../../../app/renderer/hand/HandScreen.svelte';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import { installCanvas } from '../../fakes/canvas.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { keepPeople } from '../../fakes/keep-people.ts';
import { keepLibrary } from '../../fakes/library.ts';
import { keptDrawings, peopleOf, PERSON_ID, personOf } from '../../fakes/people.ts';
import { FakePointer } from '../../fakes/pointer.ts';
import {
  libraryModelOf,
  libraryOf,
  MODEL_ID,
  probabilitiesOf,
  readingsOf,
  runOf,
} from '../../fakes/samples.ts';

beforeAll(installCanvas);
afterEach(() => useLanguage('en'));

const NOBODY: People = { people: [], inUse: null };
const ADA = personOf({ id: 'person-00000000000a', name: 'Ada', counts: [] });

async function renderScreen(first: People = peopleOf(), hasModel = true) {
  const all = await connected();
  const kept = keepPeople(all.engine, first);
  // Each drawing is read as what it is, but for the 7.
  all.engine.api.predict = ({ pixels }) =>
    Promise.resolve({
      readings: Array.from({ length: pixels.length / 784 }, (_, place) => {
        const label = place % 10;
        return readingsOf(pixels.subarray(0, 784), label === 7 ? 2 : label)[0]!;
      }),
    });
  if (hasModel) {
    const library = libraryOf([libraryModelOf()]);
    keepLibrary(all.engine, library);
    all.engine.announce('libraryChanged', library);
  }
  all.engine.announce('peopleChanged', first);
  await settle();
  render(HandScreen, { app: all.app });
  await rest();
  return { ...all, kept };
}

/** Until the drawings are there and read. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await settle();
}

async function click(testId: string): Promise<void> {
  await fireEvent.click(screen.getByTestId(testId));
  await rest();
}

async function typeName(name: string): Promise<void> {
  const field = screen.getByTestId('person-name');
  await fireEvent.input(field, { target: { value: name } });
  await fireEvent.submit(field);
  await rest();
}

function text(testId: string): string {
  return screen.getByTestId(testId).textContent.replace(/\s+/g, ' ').trim();
}

async function draw(): Promise<void> {
  const pointer = new FakePointer(screen.getByTestId('draw-canvas'));
  await pointer.down({ x: 10, y: 10 });
  await pointer.move({ x: 10, y: 90 });
  await pointer.up({ x: 10, y: 90 });
}

describe('people', () => {
  it('can be added, renamed and chosen', async () => {
    const { kept } = await renderScreen();
    await click('person-new');
    await typeName('Grace');
    expect(kept.people.people.map(({ name }) => name)).toEqual(['Lin', 'Grace']);
    expect(screen.getByRole('heading', { name: 'Grace' })).toBeTruthy();
    await click('person-rename');
    await typeName('  Grace H.  ');
    expect(kept.people.people[1]?.name).toBe('Grace H.');
    await click(PERSON_ID);
    expect(kept.people.inUse).toBe(PERSON_ID);
  });

  it('are removed only after a question, and Escape is no', async () => {
    const { kept } = await renderScreen(peopleOf([personOf(), ADA]));
    await click('person-remove');
    expect(document.activeElement).toBe(screen.getByTestId('person-remove-no'));
    await fireEvent.keyDown(window, { key: 'Escape' });
    expect(screen.queryByTestId('person-remove-yes')).toBeNull();
    expect(kept.people.people).toHaveLength(2);
    await click('person-remove');
    await click('person-remove-yes');
    expect(kept.people.people.map(({ name }) => name)).toEqual(['Ada']);
  });

  it('give their drawings to other programs, and take some', async () => {
    const { bridge } = await renderScreen();
    await click('person-export');
    expect(document.activeElement).toBe(screen.getByTestId('person-export-json'));
    // It is still said whose drawings they are.
    expect(screen.getByRole('heading', { name: 'Lin' })).toBeTruthy();
    await fireEvent.keyDown(window, { key: 'Escape' });
    expect(screen.queryByTestId('person-export-json')).toBeNull();
    await expect
      .poll(() => document.activeElement)
      .toBe(screen.getByRole('heading', { name: 'Lin' }));
    await click('person-export');
    await click('person-export-json');
    expect(text('person-news')).toContain('/home/lin/Digits/Lin');
    await click('person-import');
    expect(text('person-news')).toBe('10 drawings were added.');
    expect(bridge.dialogs).toEqual(['folder-to-write', 'files-to-read']);
  });

  it('are told why something could not be done', async () => {
    const { engine } = await renderScreen();
    const path = '/letter.json';
    engine.api.importDrawings = () =>
      Promise.reject(new FailureError({ code: 'no-drawings', path, reason: 'it is no JSON' }));
    await click('person-import');
    expect(text('problem')).toContain('No drawings could be read from /letter.json.');
    expect(text('problem')).toContain('it is no JSON');
  });
});

describe('the drawings', () => {
  it('stand by digit, and what is read wrongly says as what', async () => {
    await renderScreen();
    expect(text('hand-summary')).toBe('10 drawings, 1 of them read wrongly now');
    expect(screen.getAllByRole('button', { name: /^A drawing of/ })).toHaveLength(10);
    expect(screen.getByRole('button', { name: /7 that is read as 2/ })).toBeTruthy();
  });

  it('are removed by the button of the one that was chosen, or by a key', async () => {
    const { kept } = await renderScreen();
    const [zero, one] = keptDrawings(2);
    await click(zero!.id);
    await click('drawing-remove');
    expect(kept.drawings.get(PERSON_ID)).toHaveLength(9);
    await click(one!.id);
    await fireEvent.keyDown(screen.getByTestId(one!.id), { key: 'Delete' });
    await rest();
    expect(kept.drawings.get(PERSON_ID)).toHaveLength(8);
    expect(screen.queryByTestId('drawing-remove')).toBeNull();
  });

  it('are told no percentage where they are taken for no digit', async () => {
    const { engine } = await renderScreen(peopleOf(), false);
    const reading = { probabilities: probabilitiesOf(0), verdict: 'stranger' as const };
    engine.api.predict = ({ pixels }) =>
      Promise.resolve({ readings: Array.from({ length: pixels.length / 784 }, () => reading) });
    engine.announce('libraryChanged', libraryOf([libraryModelOf()]));
    await rest();
    await click(keptDrawings(1)[0]!.id);
    expect(screen.getByText('Meant: 0. The network takes it for no digit.')).toBeTruthy();
  });

  it('are not read where there is no model', async () => {
    const { engine } = await renderScreen(peopleOf(), false);
    expect(engine.requests.some(({ name }) => name === 'predict')).toBe(false);
    expect(text('hand-summary')).toBe('10 drawings');
  });

  it('are a few of each digit at first, if there are many', async () => {
    const { kept, app } = await renderScreen();
    const many = keptDrawings(300).map((drawing) => ({ ...drawing, label: 3 }));
    kept.drawings.set(PERSON_ID, many);
    app.people.watchDrawings();
    await rest();
    expect(screen.getAllByRole('button', { name: /^A drawing of/ }).length).toBeLessThan(50);
    await fireEvent.click(screen.getByRole('button', { name: 'All 300' }));
    expect(screen.getAllByRole('button', { name: /^A drawing of/ })).toHaveLength(300);
  });
});

describe('the guided start', () => {
  it('takes each digit once, makes the first person, and ends where learning begins', async () => {
    const { kept, engine } = await renderScreen(NOBODY);
    await click('guided-begin');
    for (let digit = 0; digit < 10; digit++) {
      expect(text('guided-task')).toBe(`Write the digit ${digit}`);
      await draw();
      await fireEvent.keyDown(window, { key: 'Enter' });
      await rest();
    }
    const [me] = kept.people.people;
    expect(me).toMatchObject({ name: 'Me', counts: new Array(10).fill(1) });
    expect(text('guided-done')).toBe('Written: 10 of 10');
    await click('guided-learn');
    expect(engine.requests.some(({ name }) => name === 'learnHand')).toBe(true);
    expect(text('lesson-done')).toContain('Me: learned from 10 drawings in 0.7 sec');
  });

  it('belongs to who began it: somebody else begins anew, and each finds theirs again', async () => {
    const { app, kept } = await renderScreen(peopleOf([personOf({ counts: [] }), ADA]));
    kept.drawings.clear();
    await click('guided-begin');
    await draw();
    await click('guided-keep');
    await app.people.use(ADA.id);
    await rest();
    expect(screen.queryByTestId('guided-task')).toBeNull();
    await app.people.use(PERSON_ID);
    await rest();
    expect(text('guided-task')).toBe('Write the digit 1');
    await click('guided-back');
    expect(kept.drawings.get(PERSON_ID)).toEqual([]);
  });

  it('is as it was when one comes back from another screen', async () => {
    const { app } = await renderScreen(NOBODY);
    await click('guided-begin');
    await draw();
    await click('guided-keep');
    cleanup();
    render(HandScreen, { app });
    await rest();
    expect(text('guided-task')).toBe('Write the digit 1');
  });

  it('keeps nothing of a blank sheet, skips, and takes the last one back', async () => {
    const { kept } = await renderScreen(NOBODY);
    await click('guided-begin');
    expect(screen.getByTestId<HTMLButtonElement>('guided-keep').disabled).toBe(true);
    await fireEvent.keyDown(window, { key: 'Enter' });
    expect(text('guided-task')).toBe('Write the digit 0');
    await click('guided-skip');
    await draw();
    await click('guided-keep');
    expect(kept.people.people[0]?.counts.slice(0, 2)).toEqual([0, 1]);
    await click('guided-back');
    expect(text('guided-task')).toBe('Write the digit 1');
    expect(kept.people.people[0]?.counts[1]).toBe(0);
    // It lies there again, to be changed or kept as it is.
    expect(screen.getByTestId<HTMLButtonElement>('guided-keep').disabled).toBe(false);
    await click('guided-stop');
    expect(screen.queryByTestId('guided-task')).toBeNull();
  });

  it('gives the next sheet at once, however long keeping takes', async () => {
    const { engine } = await renderScreen(peopleOf([ADA]));
    const { addDrawing } = engine.api;
    let goOn: () => void = () => undefined;
    engine.api.addDrawing = async (input) => {
      await new Promise<void>((resolve) => (goOn = resolve));
      return addDrawing(input);
    };
    await click('guided-begin');
    await draw();
    await click('guided-keep');
    expect(text('guided-task')).toBe('Write the digit 1');
    await draw();
    goOn();
    await rest();
    expect(screen.getByTestId<HTMLButtonElement>('guided-keep').disabled).toBe(false);
  });

  it('comes back to where it was when a drawing cannot be kept, and says why', async () => {
    const { engine } = await renderScreen(peopleOf([ADA]));
    engine.api.addDrawing = () =>
      Promise.reject(new FailureError({ code: 'no-more-room', limit: 5000 }));
    await click('guided-begin');
    await draw();
    await click('guided-keep');
    expect(text('guided-task')).toBe('Write the digit 0');
    expect(text('problem')).toContain('5,000');
  });
});

describe('learning', () => {
  it('shows before and after, on the own digits and on others, and what changed', async () => {
    await renderScreen();
    await click('learn-hand');
    expect(text('lesson-own')).toMatch(/8 of 10 → .*10 of 10/);
    expect(text('lesson-others')).toMatch(/95\.8%.* → .*95\.7%/);
    expect(text('lesson-own')).toContain('2 gained, 0 lost: that may be chance.');
    expect(text('lesson-others')).toContain('3 gained, 4 lost: that may be chance.');
    expect(text('lesson-changes')).toContain('2 → 7 ✓');
  });

  it('says what is missing where each digit was written once', async () => {
    const { engine } = await renderScreen();
    const none = { count: 0, before: 0, after: 0, gained: 0, lost: 0 };
    engine.api.checkHand = () => Promise.resolve(none);
    await click('learn-hand');
    expect(text('lesson-own')).toContain('Write each digit once more');
  });

  it('shows a lesson that is not the person’s in use, whole', async () => {
    const { app } = await renderScreen(peopleOf([personOf(), ADA]));
    await click('learn-hand');
    await app.people.use(ADA.id);
    await rest();
    expect(text('lesson-done')).toContain('Lin');
    expect(screen.getByTestId('lesson-changes').querySelector('canvas')).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('lesson-name').value).toContain('Lin');
  });

  it('offers to go back whenever the model in use is a copy that learned a hand', async () => {
    const { engine } = await renderScreen();
    const hand = { name: 'Lin', drawings: 10, copyOf: MODEL_ID };
    const copy = libraryModelOf({ name: 'Mine', hand }, { id: 'model-ba9876543210' });
    engine.announce('libraryChanged', libraryOf([copy, libraryModelOf()]));
    await rest();
    expect(text('lesson-kept')).toBe('“Mine” is in use now.');
    expect(screen.getByTestId('lesson-back')).toBeTruthy();
    engine.announce('libraryChanged', libraryOf([copy]));
    await rest();
    expect(screen.queryByTestId('lesson-back')).toBeNull();
  });

  it('shows how far the check is', async () => {
    const { engine } = await renderScreen();
    engine.api.checkHand = () => new Promise(() => undefined);
    await click('learn-hand');
    engine.announce('handChecked', { done: 3, count: 10 });
    await rest();
    expect(screen.getByText('Checking 3 of 10')).toBeTruthy();
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(3);
  });

  it('keeps the copy under a name, and goes back with one click', async () => {
    const { engine } = await renderScreen();
    const library = libraryOf([
      libraryModelOf(
        { name: 'Mine', hand: { name: 'Lin', drawings: 10, copyOf: MODEL_ID } },
        { id: 'model-ba9876543210' },
      ),
      libraryModelOf(),
    ]);
    await click('learn-hand');
    const field = screen.getByTestId<HTMLInputElement>('lesson-name');
    expect(field.value).toBe('MLP of November, Lin’s hand');
    await fireEvent.input(field, { target: { value: 'Mine' } });
    await click('lesson-keep');
    engine.announce('libraryChanged', library);
    await rest();
    expect(engine.requests).toContainEqual({ name: 'keepHand', input: { name: 'Mine' } });
    expect(text('lesson-kept')).toBe('“Mine” is in use now.');
    await click('lesson-back');
    expect(engine.requests).toContainEqual({ name: 'useModel', input: { id: MODEL_ID } });
  });

  it('forgets the copy when it is discarded', async () => {
    await renderScreen();
    await click('learn-hand');
    await click('lesson-discard');
    expect(screen.queryByTestId('lesson-done')).toBeNull();
    expect(screen.queryByTestId('lesson-kept')).toBeNull();
  });

  it('lets the copy be tried in the studio', async () => {
    const { app } = await renderScreen();
    app.navigation.screen = 'hand';
    await click('learn-hand');
    await click('lesson-try');
    expect(app.navigation.screen).toBe('studio');
  });

  it.each([
    ['too few drawings', peopleOf([ADA]), true, /2 drawings/],
    ['no model', peopleOf(), false, /no model yet/],
  ])('says why it cannot begin: %s', async (_, people, hasModel, words) => {
    await renderScreen(people, hasModel);
    expect(screen.getByTestId<HTMLButtonElement>('learn-hand').disabled).toBe(true);
    expect(text('learn-hindrance')).toMatch(words);
  });

  it('waits for a training that runs', async () => {
    const { engine } = await renderScreen();
    engine.announce('trainingStarted', runOf());
    await rest();
    expect(screen.getByTestId<HTMLButtonElement>('learn-hand').disabled).toBe(true);
    expect(text('learn-hindrance')).toContain('training');
  });
});

it('speaks Chinese', async () => {
  useLanguage('zh-CN');
  await renderScreen();
  expect(screen.getByRole('heading', { name: '学习我的笔迹' })).toBeTruthy();
  expect(text('hand-summary')).toContain('现在认错 1 个');
});
