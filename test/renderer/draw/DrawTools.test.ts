import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { Drawing } from '../../../app/renderer/state/drawing.svelte.ts';
import DrawTools from '../../../app/renderer/draw/DrawTools.svelte';

let drawing: Drawing;
beforeEach(() => {
  drawing = new Drawing();
  drawing.beginStroke([10, 10]);
  drawing.endStroke();
  render(DrawTools, { drawing });
});

function isDisabled(testId: string): boolean {
  return screen.getByTestId<HTMLButtonElement>(testId).disabled;
}

it('undoes, redoes and clears', async () => {
  expect([isDisabled('undo'), isDisabled('redo')]).toEqual([false, true]);
  await fireEvent.click(screen.getByTestId('undo'));
  expect(drawing.isBlank).toBe(true);
  expect([isDisabled('undo'), isDisabled('redo')]).toEqual([true, false]);
  await fireEvent.click(screen.getByTestId('redo'));
  expect(drawing.isBlank).toBe(false);
  await fireEvent.click(screen.getByTestId('clear'));
  expect(drawing.isBlank).toBe(true);
});

it('says the keys in the tooltips', () => {
  expect(screen.getByTestId('undo').title).toBe('Undo (Ctrl+Z)');
});

it('changes the pen', async () => {
  await fireEvent.input(screen.getByTestId('brush'), { target: { value: '3.5' } });
  expect(drawing.pen).toBe(3.5);
});

describe('keys', () => {
  it.each([
    ['Escape', {}],
    ['Delete', {}],
    ['Backspace', {}],
    ['z', { ctrlKey: true }],
    ['z', { metaKey: true }],
  ])('%s %j empties the canvas', async (key, modifiers) => {
    await fireEvent.keyDown(window, { key, ...modifiers });
    expect(drawing.isBlank).toBe(true);
  });

  it.each([
    ['y', { ctrlKey: true }],
    ['Z', { ctrlKey: true, shiftKey: true }],
  ])('%s %j draws it again', async (key, modifiers) => {
    drawing.undo();
    await fireEvent.keyDown(window, { key, ...modifiers });
    expect(drawing.isBlank).toBe(false);
  });

  it('are left to a dialog that is open', async () => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    const button = dialog.appendChild(document.createElement('button'));
    await fireEvent.keyDown(button, { key: 'Escape', bubbles: true });
    dialog.remove();
    expect(drawing.isBlank).toBe(false);
  });

  it('are left to a field that has the focus', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    await fireEvent.keyDown(field, { key: 'Backspace', bubbles: true });
    await fireEvent.keyDown(field, { key: 'z', ctrlKey: true, bubbles: true });
    field.remove();
    expect(drawing.isBlank).toBe(false);
  });
});
