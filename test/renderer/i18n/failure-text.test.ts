import { expect, it } from 'vitest';
import type { Failure } from '../../../app/contract/failures.ts';
import { failureDetails, failureText } from '../../../app/renderer/i18n/failure-text.ts';

it('tells what to do about a loss that is no number', () => {
  const failure: Failure = { code: 'training-diverged', step: 1200 };
  expect(failureText(failure)).toContain('1,200');
  expect(failureText(failure)).toContain('0.001');
});

it('tells where a damaged model was put, if it could be', () => {
  const failure: Failure = { code: 'model-damaged', path: '/a', reason: 'cut short', keptAt: '/b' };
  expect(failureText(failure)).toContain('/b');
  expect(failureText({ ...failure, keptAt: null })).not.toContain('null');
  expect(failureDetails(failure)).toBe('cut short');
});

it('has no details where there are none', () => {
  expect(failureDetails({ code: 'no-model' })).toBeNull();
});
