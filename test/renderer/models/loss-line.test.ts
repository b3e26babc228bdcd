import { expect, it } from 'vitest';
import { lossLine } from '../../../app/renderer/models/loss-line.ts';

it('goes from the left to the right, the highest loss at the top and 0 at the bottom', () => {
  expect(lossLine([2, 1, 0], 56, 30)).toBe('0,0 28,15 56,30');
});

it('is empty where there is nothing to connect', () => {
  expect(lossLine([], 56, 30)).toBe('');
  expect(lossLine([0.4], 56, 30)).toBe('');
});

it('passes over what is no number, and draws a loss of 0 along the bottom', () => {
  expect(lossLine([2, NaN, Infinity, 0], 56, 30)).toBe('0,0 56,30');
  expect(lossLine([0, 0], 56, 30)).toBe('0,30 56,30');
});
