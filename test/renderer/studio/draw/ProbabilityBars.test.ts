import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import ProbabilityBars from '../../../../app/renderer/studio/draw/ProbabilityBars.svelte';
import { probabilitiesOf } from '../../../fakes/samples.ts';

function wordsOf(element: HTMLElement): string {
  return element.textContent.trim().replace(/\s+/g, ' ');
}

it('shows the ten probabilities, the best one marked', () => {
  render(ProbabilityBars, { probabilities: probabilitiesOf(7), best: 7 });
  const bars = screen.getAllByRole('listitem');
  expect(bars.map(wordsOf)).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => (digit === 7 ? '98% 7' : `0% ${digit}`)),
  );
  expect(screen.getByTestId('bar-7').dataset.probability).toBe('0.983');
  expect(bars.filter((bar) => bar.classList.contains('best'))).toEqual([
    screen.getByTestId('bar-7'),
  ]);
});

it('shows ten empty bars where nothing is predicted', async () => {
  const { rerender } = render(ProbabilityBars, { probabilities: probabilitiesOf(7), best: 7 });
  await rerender({ probabilities: null, best: null });
  expect(screen.getAllByRole('listitem').map((bar) => bar.dataset.probability)).toEqual(
    Array.from({ length: 10 }, () => '0'),
  );
  expect(wordsOf(screen.getByTestId('bar-7'))).toBe('7');
});
