import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { DIGIT_CLASSES } from '../../../app/contract/dataset.ts';
import ProbabilityBars from '../../../app/renderer/draw/ProbabilityBars.svelte';
import { probabilitiesOf } from '../../fakes/samples.ts';

function wordsOf(element: HTMLElement): string {
  return element.textContent.trim().replace(/\s+/g, ' ');
}

it('shows the ten probabilities, the best one marked', () => {
  render(ProbabilityBars, {
    classes: DIGIT_CLASSES,
    probabilities: probabilitiesOf(7),
    best: 7,
  });
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
  const { rerender } = render(ProbabilityBars, {
    classes: DIGIT_CLASSES,
    probabilities: probabilitiesOf(7),
    best: 7,
  });
  await rerender({ classes: DIGIT_CLASSES, probabilities: null, best: null });
  expect(screen.getAllByRole('listitem').map((bar) => bar.dataset.probability)).toEqual(
    Array.from({ length: 10 }, () => '0'),
  );
  expect(wordsOf(screen.getByTestId('bar-7'))).toBe('7');
});

it('shows no percentage of what is no digit, but why there is none', async () => {
  const props = { classes: DIGIT_CLASSES, probabilities: probabilitiesOf(7), best: 7 };
  const { rerender } = render(ProbabilityBars, { ...props, isPale: true });
  const list = screen.getByRole('list');
  expect(wordsOf(list)).toBe('0 1 2 3 4 5 6 7 8 9');
  expect(screen.getByText('No answer: only what comes closest').id).toBe(
    list.getAttribute('aria-describedby'),
  );
  await rerender({ ...props, isPale: false });
  expect(wordsOf(list)).toContain('98% 7');
  expect(screen.queryByTestId('no-answer')).toBeNull();
});

it('shows the most probable of long names first, one below the other', () => {
  const classes = ['Trouser', 'Bag', 'Coat', 'Dress', 'Shirt', 'Sandal'];
  const probabilities = [0.05, 0.6, 0.02, 0.2, 0.1, 0.03];
  render(ProbabilityBars, { classes, probabilities, best: 1 });
  expect(screen.getAllByRole('listitem').map(wordsOf)).toEqual([
    ...['60% Bag', '20% Dress', '10% Shirt', '5% Trouser', '3% Sandal'],
  ]);
});
