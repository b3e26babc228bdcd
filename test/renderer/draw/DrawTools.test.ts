import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { Drawing } from '../../../app/renderer/state/drawing.svelte.ts';
import { Intake } from '../../../app/renderer/draw/intake.svelte.ts';
import DrawTools from '../../../app/renderer/draw/DrawTools.svelte';

let drawing: Drawing;
beforeEach(() => {
  drawing = new Drawing();
  drawing.beginStroke([10, 10]);
  drawing.endStroke();
  render(DrawTools, { drawing, intake: new Intake(drawing) });
});

function isDisabled(testId: string): boolean {
  return screen.getByTestId(testId).getAttribute('aria-disabled') === 'true';
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

it('says the keys in the tooltips, and names every picture', () => {
  expect(screen.getByTestId('undo').title).toBe('Undo (Ctrl+Z)');
  for (const button of screen.getAllByRole('button')) {
    expect(button.getAttribute('aria-label')).toBeTruthy();
    expect(button.title).toBeTruthy();
  }
});

it('takes another tool in hand', async () => {
  const isPressed = (tool: string) =>
    screen.getByTestId(`tool-${tool}`).getAttribute('aria-pressed');
  expect(isPressed('pen')).toBe('true');
  await fireEvent.click(screen.getByTestId('tool-eraser'));
  expect(drawing.tool).toBe('eraser');
  expect([isPressed('pen'), isPressed('eraser')]).toEqual(['false', 'true']);
});

it('changes the pen, as one step to undo', async () => {
  const { pen } = drawing;
  for (const value of ['3', '3.5']) {
    await fireEvent.input(screen.getByTestId('brush'), { target: { value } });
  }
  expect(drawing.pen).toBe(3.5);
  drawing.undo();
  expect(drawing.pen).toBe(pen);
  expect(drawing.isBlank).toBe(false);
});

it('says why a tool can do nothing, and does nothing; the focus stays on it', async () => {
  const undo = screen.getByTestId('undo');
  undo.focus();
  await fireEvent.click(undo);
  expect(undo.title).toMatch(/Nothing to undo/);
  expect(document.activeElement).toBe(undo);
  await fireEvent.click(undo);
  expect(drawing.canRedo).toBe(true);

  drawing.paste({
    digits: [new Uint8Array(784).fill(9)],
    ink: { width: 1, height: 1, pixels: new Uint8Array(1) },
  });
  await tick();
  for (const tool of ['tool-eraser', 'tool-move']) {
    expect(isDisabled(tool)).toBe(true);
    expect(screen.getByTestId(tool).title).toMatch(/A picture has no strokes/);
    await fireEvent.click(screen.getByTestId(tool));
  }
  expect(isDisabled('tool-pen')).toBe(false);
  const brush = screen.getByTestId<HTMLInputElement>('brush');
  expect(brush.disabled).toBe(true);
  expect(brush.title).toMatch(/A picture has no strokes/);
  // What was pressed in vain is not in hand when the picture has gone.
  drawing.undo();
  expect(drawing.tool).toBe('pen');
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
