import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { EngineApi } from '../../../../../app/contract/engine.ts';
import RecipeDialog from '../../../../../app/renderer/studio/train/recipe/RecipeDialog.svelte';
import { installCanvas } from '../../../../fakes/canvas.ts';
import { connected, settle } from '../../../../fakes/connected.ts';
import { drawnDigits } from '../../../../fakes/drawn-digits.ts';

beforeAll(installCanvas);

async function renderDialog(api: Partial<EngineApi> = {}) {
  const all = await connected(api);
  const { plan } = all.app.training;
  plan.chooseRecipe('fast');
  const onClose = vi.fn();
  render(RecipeDialog, { plan, connection: all.app.connection, trainCount: 9000, onClose });
  await settle();
  return { ...all, plan, onClose };
}

function type(testId: string, value: string): Promise<unknown> {
  return fireEvent.input(screen.getByTestId(testId), { target: { value } });
}

describe('the optimizer', () => {
  it('has only the numbers that count with it', async () => {
    const { plan } = await renderDialog();
    expect(screen.getByTestId('field-weight-decay')).toBeTruthy();
    await fireEvent.click(screen.getByTestId('optimizer-adam'));
    expect(screen.queryByTestId('field-weight-decay')).toBeNull();
    expect(screen.getByTestId('field-beta2')).toBeTruthy();
    await fireEvent.click(screen.getByTestId('optimizer-sgd'));
    expect(screen.queryByTestId('field-beta2')).toBeNull();
    expect(plan.settings?.recipe.optimizer).toBe('sgd');
  });
});

describe('the schedule', () => {
  it('brings its numbers, and the sketch says what becomes of the rate', async () => {
    const { plan } = await renderDialog();
    const sketch = () => screen.getByTestId('rate-sketch').querySelector('svg')!;
    expect(sketch().getAttribute('aria-label')).toContain('begins at 0.001');
    await fireEvent.click(screen.getByTestId('schedule-step'));
    await type('field-step-epochs', '1');
    await type('field-step-factor', '0.1');
    expect(plan.settings?.recipe.schedule).toEqual({ kind: 'step', epochs: 1, factor: 0.1 });
    expect(sketch().getAttribute('aria-label')).toContain('ends at 0.0001');
  });
});

describe('the digits that are changed', () => {
  it('are shown anew as the sliders move, the newest only', async () => {
    let answer = (): void => undefined;
    const first = new Promise<void>((resolve) => (answer = resolve));
    const { engine, plan } = await renderDialog({
      previewAugmentation: async () => {
        await first;
        return { pixels: drawnDigits(9) };
      },
    });
    for (const degrees of ['5', '10', '15']) await type('field-rotation', degrees);
    answer();
    await settle();
    const asked = engine.requests.filter(({ name }) => name === 'previewAugmentation');
    expect(asked.map(({ input }) => input)).toMatchObject([
      { augmentation: { rotation: 0 } },
      { augmentation: { rotation: 15 } },
    ]);
    expect(plan.settings?.recipe.augmentation.rotation).toBe(15);
  });

  it('are missed with a reason', async () => {
    await renderDialog({ previewAugmentation: () => Promise.reject(new Error('no digits')) });
    expect(screen.getByRole('status').textContent).toContain('Something went wrong');
  });
});

it('explains what is wrong at the field, and says so below', async () => {
  const { plan } = await renderDialog();
  await type('field-learning-rate', '20');
  const field = screen.getByTestId('field-learning-rate');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const explanation = document.getElementById(field.getAttribute('aria-describedby')!)!;
  expect(explanation.textContent).toContain('Too large');
  expect(screen.getByText(/they say why/)).toBeTruthy();
  expect(plan.settings).toBeNull();
});

it('asks for a patience only with early stopping', async () => {
  const { plan } = await renderDialog();
  expect(screen.queryByTestId('field-patience')).toBeNull();
  await fireEvent.click(screen.getByTestId('field-stops-early'));
  await type('field-patience', '4');
  expect(plan.settings?.recipe.earlyStopping).toEqual({ patience: 4 });
});

it('takes another recipe as a whole', async () => {
  const { plan } = await renderDialog();
  const select = screen.getByTestId('dialog-recipe-select');
  await fireEvent.change(select, { target: { value: 'careful' } });
  expect(screen.getByTestId<HTMLInputElement>('field-recipe-epochs').value).toBe('16');
  expect(plan.recipeName).toBe('careful');
});
