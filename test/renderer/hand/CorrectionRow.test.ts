import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import type { Ink } from '../../../app/contract/ink.ts';
import CorrectionRow from '../../../app/renderer/hand/CorrectionRow.svelte';
import { installCanvas } from '../../fakes/canvas.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { keepPeople } from '../../fakes/keep-people.ts';
import { peopleOf, PERSON_ID } from '../../fakes/people.ts';
import { dataset, libraryModelOf, libraryOf } from '../../fakes/samples.ts';

beforeAll(installCanvas);

const INK: Ink = {
  kind: 'strokes',
  strokes: [
    [
      [20, 20, 0],
      [200, 220, 160],
    ],
  ],
  pen: 2.5,
};

async function renderRow(first = peopleOf()) {
  const all = await connected();
  const kept = keepPeople(all.engine, first);
  all.engine.announce('peopleChanged', first);
  await settle();
  render(CorrectionRow, { app: all.app });
  return { ...all, kept, drawing: all.app.drawing };
}

async function rest(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await settle();
}

async function click(testId: string): Promise<void> {
  await fireEvent.click(screen.getByTestId(testId));
  await rest();
}

async function press(key: string, target: Element | Window = window): Promise<void> {
  await fireEvent.keyDown(target, { key });
  await rest();
}

function news(): string {
  return screen.getByTestId('correction-news').textContent.trim();
}

function marked(): string[] {
  return screen.queryAllByRole('button', { pressed: true }).map(({ textContent }) => textContent);
}

it('keeps the drawing as it was drawn, for the person in use', async () => {
  const { engine, drawing } = await renderRow();
  expect(news()).toContain('kept for Lin');
  drawing.show(INK);
  await settle();
  await click('correct-7');
  expect(engine.requests.at(-1)).toEqual({
    name: 'addDrawing',
    input: { person: PERSON_ID, drawing: { label: 7, ink: INK } },
  });
  expect(news()).toBe('Kept: 7 for Lin (11)');
  expect(marked().join('')).toContain('7');
  expect(drawing.isBlank).toBe(false);
});

it('has nothing to keep on a blank sheet', async () => {
  const { engine } = await renderRow();
  expect(screen.getByTestId<HTMLButtonElement>('correct-3').disabled).toBe(true);
  await press('3');
  expect(engine.requests.some(({ name }) => name === 'addDrawing')).toBe(false);
});

it('takes the number keys, but not those that are meant for a field or a shortcut', async () => {
  const { kept, drawing } = await renderRow();
  drawing.show(INK);
  await settle();
  const field = document.body.appendChild(document.createElement('input'));
  await fireEvent.keyDown(field, { key: '4', bubbles: true });
  await fireEvent.keyDown(window, { key: '4', ctrlKey: true });
  await rest();
  expect(kept.drawings.get(PERSON_ID)).toHaveLength(10);
  await press('4');
  expect(news()).toBe('Kept: 4 for Lin (11)');
  field.remove();
});

it('takes it back, and takes another digit in place of the first', async () => {
  const { kept, drawing } = await renderRow();
  drawing.show(INK);
  await settle();
  await press('4');
  await press('9');
  expect(kept.drawings.get(PERSON_ID)?.[0]?.label).toBe(9);
  expect(kept.drawings.get(PERSON_ID)).toHaveLength(11);
  await press('9');
  expect(kept.drawings.get(PERSON_ID)).toHaveLength(11);
  await click('correction-undo');
  expect(kept.drawings.get(PERSON_ID)).toHaveLength(10);
  expect(marked()).toEqual([]);
});

it('knows a drawing again that was kept, also from another screen', async () => {
  const { app, kept, drawing } = await renderRow();
  drawing.show(INK);
  await settle();
  await press('7');
  cleanup();
  render(CorrectionRow, { app });
  await rest();
  expect(marked()).toEqual(['7']);
  await press('1');
  expect(kept.drawings.get(PERSON_ID)).toHaveLength(11);
  expect(kept.drawings.get(PERSON_ID)?.[0]?.label).toBe(1);
});

it('knows each of several digits again', async () => {
  const { kept, drawing } = await renderRow();
  const stroke = (x: number): [number, number][] => [
    [x, 20],
    [x, 220],
  ];
  drawing.show({ kind: 'strokes', strokes: [stroke(40), stroke(240)], pen: 2.5 });
  drawing.select(0);
  await settle();
  await press('1');
  drawing.select(1);
  await settle();
  expect(marked()).toEqual([]);
  await press('1');
  drawing.select(0);
  await settle();
  expect(marked()).toEqual(['1']);
  await press('1');
  expect(kept.drawings.get(PERSON_ID)).toHaveLength(12);
});

it('says which digit of a number is meant, and that the next one clears all of it', async () => {
  const { drawing } = await renderRow();
  const lead = () => screen.getByTestId('correction-lead').textContent.replace(/\s+/g, ' ').trim();
  expect(lead()).toBe('It was:');
  const stroke = (x: number): [number, number][] => [
    [x, 20],
    [x, 220],
  ];
  drawing.show({ kind: 'strokes', strokes: [40, 140, 240].map(stroke), pen: 2.5 });
  drawing.select(1);
  await settle();
  expect(lead()).toBe('Digit 2 of 3 was:');
  expect(screen.getByRole('group', { name: 'What digit 2 of 3 was' })).toBeTruthy();
  await press('1');
  const next = screen.getByRole('button', { name: 'Clear all 3 digits' });
  expect(next.title).toMatch(/also the digits that were not kept/);
  await fireEvent.click(next);
  await rest();
  expect(drawing.isBlank).toBe(true);
  expect(lead()).toBe('It was:');
});

it('makes the first person silently', async () => {
  const { kept, drawing } = await renderRow({ people: [], inUse: null });
  drawing.show(INK);
  await settle();
  await press('0');
  expect(kept.people.people).toMatchObject([{ name: 'Me' }]);
  expect(news()).toBe('Kept: 0 for Me (1)');
});

it('begins anew with the next drawing', async () => {
  const { drawing } = await renderRow();
  drawing.show(INK);
  await settle();
  await press('4');
  await click('correction-next');
  expect(drawing.isBlank).toBe(true);
  expect(marked()).toEqual([]);
  drawing.show({ ...INK, pen: 3 });
  await settle();
  expect(marked()).toEqual([]);
  expect(screen.queryByTestId('correction-undo')).toBeNull();
});

it('leads to where the hand is learned', async () => {
  const { app, drawing } = await renderRow();
  drawing.show(INK);
  await settle();
  await press('4');
  await click('correction-learn');
  expect(app.navigation.screen).toBe('hand');
});

it('is not there where the classes are no digits', async () => {
  const { engine } = await renderRow();
  const classes = ['cat', 'dog'];
  const library = libraryOf([libraryModelOf({ dataset: { ...dataset, classes } })]);
  engine.announce('libraryChanged', library);
  await rest();
  expect(screen.queryByTestId('correction')).toBeNull();
});

it('says that a drawing could not be kept, until there is another one', async () => {
  const { engine, drawing } = await renderRow();
  const { addDrawing } = engine.api;
  engine.api.addDrawing = () => Promise.reject(new FailureError({ code: 'disk-full', path: '/' }));
  drawing.show(INK);
  await settle();
  await click('correct-7');
  expect(news()).toContain('The disk is full');
  expect(marked()).toEqual([]);

  engine.api.addDrawing = addDrawing;
  await click('correct-7');
  expect(news()).toBe('Kept: 7 for Lin (11)');

  engine.api.addDrawing = () => Promise.reject(new FailureError({ code: 'disk-full', path: '/' }));
  await click('correct-8');
  expect(news()).toContain('The disk is full');
  expect(marked().join('')).toContain('7');
  drawing.clear();
  await settle();
  expect(news()).toContain('kept for Lin');
});

it('does not call undone what could not be taken back', async () => {
  const { engine, drawing } = await renderRow();
  drawing.show(INK);
  await settle();
  await click('correct-7');
  engine.api.removeDrawing = () =>
    Promise.reject(new FailureError({ code: 'disk-full', path: '/' }));
  await click('correction-undo');
  expect(news()).toContain('The disk is full');
  expect(marked().join('')).toContain('7');
});
