import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { DIGIT_CLASSES } from '../../../../app/contract/dataset.ts';
import ConfusionMatrix from '../../../../app/renderer/studio/train/ConfusionMatrix.svelte';
import { cellAt, layConfusion } from '../../../../app/renderer/studio/train/confusion-picture.ts';
import { installCanvas } from '../../../fakes/canvas.ts';
import { evaluationOf } from '../../../fakes/samples.ts';

beforeAll(installCanvas);

function reading(): string {
  return screen.getByTestId('confusion-reading').textContent.trim();
}

describe('a cell', () => {
  it('is read with the arrow keys', async () => {
    const { confusion } = evaluationOf();
    render(ConfusionMatrix, { confusion, names: DIGIT_CLASSES });
    expect(reading()).toContain('Rows: what they are');
    const grid = screen.getByTestId('confusion-matrix');
    await fireEvent.focus(grid);
    expect(reading()).toBe('100 of 100: 0 was read as 0');
    for (let row = 0; row < 4; row++) await fireEvent.keyDown(grid, { key: 'ArrowDown' });
    for (let column = 0; column < 9; column++) await fireEvent.keyDown(grid, { key: 'ArrowRight' });
    expect(reading()).toBe('14 of 100: 4 was taken for 9');
    const cell = document.getElementById(grid.getAttribute('aria-activedescendant')!);
    expect(cell?.getAttribute('aria-label')).toBe(reading());
    await fireEvent.blur(grid);
    expect(reading()).toContain('Point at a cell');
  });

  it('is told anew as the evaluation goes on', async () => {
    const { confusion } = evaluationOf();
    const { rerender } = render(ConfusionMatrix, { confusion, names: DIGIT_CLASSES });
    await fireEvent.focus(screen.getByTestId('confusion-matrix'));
    const more = confusion.map((row) => row.map((count) => count * 2));
    await rerender({ confusion: more });
    expect(reading()).toBe('200 of 200: 0 was read as 0');
  });
});

describe('the cells', () => {
  it.each([
    [10, 142],
    [10, 900],
    [100, 400],
  ])('of %i classes fit into %i pixels', (count, side) => {
    const names = Array.from({ length: count }, (_, label) => String(label));
    const layout = layConfusion(names, side + 80, side);
    expect(layout.top + layout.cell * count).toBeLessThanOrEqual(side);
    expect(cellAt(layout, count, layout.left + 1, layout.top + 1)).toBe(0);
    const last = layout.left + layout.cell * count - 0.5;
    expect(cellAt(layout, count, last, last)).toBe(count * count - 1);
    expect(cellAt(layout, count, layout.left - 1, layout.top + 1)).toBeNull();
  });
});
