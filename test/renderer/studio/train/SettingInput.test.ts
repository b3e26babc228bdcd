import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { RECIPE_BOUNDS } from '../../../../app/contract/recipe.ts';
import { m } from '../../../../app/renderer/i18n/messages.ts';
import { SettingField } from '../../../../app/renderer/state/setting-field.svelte.ts';
import SettingInput from '../../../../app/renderer/studio/train/SettingInput.svelte';

function renderBatchSize(): { field: SettingField; input: HTMLInputElement } {
  const field = new SettingField(RECIPE_BOUNDS.batchSize, { isWhole: true, value: 64 });
  render(SettingInput, { field, name: 'batch-size', label: 'Batch size', hint: m.batchSizeHint });
  return { field, input: screen.getByLabelText<HTMLInputElement>('Batch size') };
}

function explanationOf(input: HTMLElement): string {
  const id = input.getAttribute('aria-describedby')!;
  return document.getElementById(id)!.textContent.trim().replaceAll('\u00a0', ' ');
}

it('says what is allowed', () => {
  const { input } = renderBatchSize();
  expect(input.value).toBe('64');
  expect(input.getAttribute('aria-invalid')).toBe('false');
  expect(explanationOf(input)).toBe('Digits in one step, 1 to 4,096');
});

it.each([
  ['0', 'Too small: use 1 to 4,096.'],
  ['5000', 'Too large: use 1 to 4,096.'],
  ['2.5', 'Not whole: use 1 to 4,096.'],
  ['x', 'Not a number: use 1 to 4,096.'],
  ['', 'Not a number: use 1 to 4,096.'],
])('explains what is wrong with %j', async (text, explanation) => {
  const { field, input } = renderBatchSize();
  await fireEvent.input(input, { target: { value: text } });
  expect(field.value).toBeNull();
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(explanationOf(input)).toBe(explanation);
});
