import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { GRID_PIXELS } from '../../../app/contract/digit.ts';
import { digitPlace } from '../../../app/renderer/draw/digit-place.ts';
import GridPicture from '../../../app/renderer/draw/GridPicture.svelte';

const GRID = new Uint8Array(GRID_PIXELS).fill(1);

it('says which digit of a number is seen, to the eye and to a screen reader', () => {
  render(GridPicture, { grid: GRID, isBlank: false, place: digitPlace(1, 4) });
  expect(screen.getByText('Digit 2 of 4')).toBeTruthy();
  expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(/^Digit 2 of 4: /);
});

it('says nothing of it where there is one digit, or none', () => {
  expect([digitPlace(0, 1), digitPlace(0, 0)]).toEqual([null, null]);
  render(GridPicture, { grid: GRID, isBlank: false, place: null });
  expect(screen.queryByTestId('grid-place')).toBeNull();
});
