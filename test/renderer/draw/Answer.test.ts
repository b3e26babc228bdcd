import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { DIGIT_CLASSES } from '../../../app/contract/dataset.ts';
import type { PixelGrid, Reading } from '../../../app/contract/digit.ts';
import Answer from '../../../app/renderer/draw/Answer.svelte';
import { connected, settle } from '../../fakes/connected.ts';
import { library, probabilitiesOf, status } from '../../fakes/samples.ts';

function inked(count: number): PixelGrid[] {
  return Array.from({ length: count }, (_, place) => new Uint8Array(784).fill(place + 1));
}

const fourOrNine = probabilitiesOf(4, 0.5).map((probability, digit) =>
  digit === 9 ? 0.4 : digit === 4 ? 0.5 : probability / 10,
);

async function renderAnswer(
  readings: Reading[],
  classes: readonly string[] = DIGIT_CLASSES,
  mayBeSeveral = false,
) {
  const { app } = await connected({
    status: () => Promise.resolve({ ...status, library }),
    predict: () => Promise.resolve({ readings }),
  });
  const onSelect = vi.fn();
  const { prediction } = app;
  if (readings.length > 0) prediction.follow(inked(readings.length));
  await settle();
  const isBlank = readings.length === 0;
  render(Answer, { prediction, canPredict: true, isBlank, mayBeSeveral, classes, onSelect });
  return { prediction, onSelect };
}

function answer(): string {
  return screen.getByTestId('answer').textContent.trim().replace(/\s+/g, ' ');
}

describe('one digit', () => {
  it('is said when it is sure', async () => {
    await renderAnswer([{ probabilities: probabilitiesOf(8), verdict: 'sure' }]);
    expect(answer()).toBe('It reads an 8 98.3%');
  });

  it('is left open between two when it is not sure', async () => {
    await renderAnswer([{ probabilities: fourOrNine, verdict: 'unsure' }]);
    expect(answer()).toBe('Not sure: 4 or 9? 50% / 40%');
    expect(screen.getByTestId('answer').dataset.verdict).toBe('unsure');
  });

  it('is not named when it is no digit', async () => {
    await renderAnswer([{ probabilities: probabilitiesOf(3), verdict: 'stranger' }]);
    expect(answer()).toMatch(/^That is no digit that I know\./);
    expect(answer()).not.toMatch(/3|%/);
  });

  it('is not called a digit where the classes are none', async () => {
    const classes = DIGIT_CLASSES.map((digit) => `Shirt ${digit}`);
    await renderAnswer([{ probabilities: probabilitiesOf(3), verdict: 'stranger' }], classes);
    expect(answer()).toMatch(/^That is like nothing that I know\./);
  });

  it.each(['unsure', 'stranger'] as const)(
    'may be several without a gap where it is wide: %s',
    async (verdict) => {
      await renderAnswer([{ probabilities: fourOrNine, verdict }], DIGIT_CLASSES, true);
      expect(answer()).toContain('Several digits? Leave a gap between them.');
    },
  );

  it('is given no such advice where it is sure, or where the classes are no digits', async () => {
    await renderAnswer([{ probabilities: probabilitiesOf(8), verdict: 'sure' }], undefined, true);
    expect(answer()).not.toContain('gap');
    cleanup();
    const classes = DIGIT_CLASSES.map((digit) => `Shirt ${digit}`);
    await renderAnswer([{ probabilities: fourOrNine, verdict: 'stranger' }], classes, true);
    expect(answer()).not.toContain('gap');
  });

  it('is waited for on a blank sheet', async () => {
    await renderAnswer([]);
    expect(answer()).toContain('Write a digit');
  });
});

describe('several digits', () => {
  const readings: Reading[] = [
    { probabilities: probabilitiesOf(2), verdict: 'sure' },
    { probabilities: fourOrNine, verdict: 'unsure' },
    { probabilities: probabilitiesOf(7), verdict: 'stranger' },
  ];

  it('may be more of them than were found, where one is wide', async () => {
    const { prediction } = await renderAnswer(readings, DIGIT_CLASSES, true);
    expect(answer()).not.toContain('gap');
    prediction.follow(inked(3), 2);
    await settle();
    expect(answer()).toContain('Leave a gap');
  });

  it('are a number, each with its own doubt', async () => {
    await renderAnswer(readings);
    const digits = [0, 1, 2].map((place) => screen.getByTestId(`answer-digit-${place}`));
    expect(digits.map((digit) => digit.textContent.trim())).toEqual(['2', '4', '?']);
    expect(digits.map((digit) => digit.classList.item(0))).toEqual(['sure', 'unsure', 'stranger']);
    expect(screen.getByRole('button', { name: 'Digit 2 of 3: 4' })).toBe(digits[1]);
  });

  it('are looked at one by one', async () => {
    const { prediction, onSelect } = await renderAnswer(readings);
    expect(answer()).toContain('98.3%');
    await fireEvent.click(screen.getByTestId('answer-digit-1'));
    expect(onSelect).toHaveBeenCalledWith(1);
    prediction.follow(inked(3), 1);
    await settle();
    expect(screen.getByTestId('answer-digit-1').getAttribute('aria-pressed')).toBe('true');
    expect(answer()).toContain('4 or 9?');
  });
});

describe('the keys', () => {
  it('choose one of several digits, which alone is in the order of Tab', async () => {
    const { prediction, onSelect } = await renderAnswer(
      [2, 0, 2, 6].map((digit) => ({ probabilities: probabilitiesOf(digit), verdict: 'sure' })),
    );
    const digits = [0, 1, 2, 3].map((place) => screen.getByTestId(`answer-digit-${place}`));
    const inTabOrder = () => digits.filter(({ tabIndex }) => tabIndex === 0);
    expect(inTabOrder()).toEqual([digits[0]]);
    onSelect.mockImplementation((place: number) => prediction.follow(inked(4), place));

    digits[0]!.focus();
    await fireEvent.keyDown(digits[0]!, { key: 'ArrowRight' });
    await settle();
    expect(document.activeElement).toBe(digits[1]);
    expect(inTabOrder()).toEqual([digits[1]]);
    await fireEvent.keyDown(digits[1]!, { key: 'End' });
    await settle();
    expect(onSelect.mock.calls).toEqual([[1], [3]]);
    expect(digits[3]!.getAttribute('aria-pressed')).toBe('true');
    // After the last there is none, and a figure corrects the digit, which is not the answer's.
    await fireEvent.keyDown(digits[3]!, { key: 'ArrowRight' });
    expect(onSelect).toHaveBeenLastCalledWith(3);
    await fireEvent.keyDown(digits[3]!, { key: '7' });
    expect(onSelect).toHaveBeenCalledTimes(3);
  });
});

describe('a screen reader', () => {
  async function spoken(readings: Reading[]): Promise<string> {
    await renderAnswer(readings);
    const words = () => document.querySelector('[aria-live]')!.textContent;
    // It is told when the answer has stood for a while.
    await expect.poll(words, { timeout: 5000 }).not.toBe('');
    return words();
  }

  it('is told a doubt', async () => {
    expect(await spoken([{ probabilities: fourOrNine, verdict: 'unsure' }])).toBe(
      'Not sure: 4 or 9?',
    );
  });

  it('is told a number with the places that are doubtful', async () => {
    expect(
      await spoken([
        { probabilities: probabilitiesOf(2), verdict: 'sure' },
        { probabilities: fourOrNine, verdict: 'unsure' },
      ]),
    ).toBe('It reads the number 2 4, but is not sure of digit 2');
  });
});
