import { afterEach, expect, it } from 'vitest';
import {
  type Failure,
  FETCH_REASONS,
  IMPORT_REASONS,
  SHAPE_PROBLEMS,
  UPDATE_REASONS,
} from '../../../app/contract/failures.ts';
import { failureDetails, failureText } from '../../../app/renderer/i18n/failure-text.ts';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';

afterEach(() => useLanguage('en'));

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

it.each(['en', 'zh-CN'] as const)(
  'has a sentence of its own for each reason, in %s',
  (language) => {
    useLanguage(language);
    const texts = [
      ...FETCH_REASONS.map((reason) =>
        failureText({ code: 'fetch-failed', reason, host: 'a.example', file: 'f.gz', detail: 'd' }),
      ),
      ...IMPORT_REASONS.map((reason) =>
        failureText({ code: 'import-failed', reason, path: '/digits', detail: 'd' }),
      ),
    ];
    expect(new Set(texts).size).toBe(FETCH_REASONS.length + IMPORT_REASONS.length);
    for (const text of texts) {
      expect(text).toMatch(/a\.example|\/digits/);
      expect(text).not.toMatch(/undefined|[{}]/);
    }
  },
);

it.each(['en', 'zh-CN'] as const)(
  'has a sentence for each update that failed, in %s',
  (language) => {
    useLanguage(language);
    const texts = UPDATE_REASONS.map((reason) =>
      failureText({ code: 'update-failed', reason, detail: 'd' }),
    );
    expect(new Set(texts).size).toBe(UPDATE_REASONS.length);
  },
);

it('tells how much room is missing, as file managers count', () => {
  expect(
    failureText({ code: 'disk-too-small', path: '/', needed: 54_950_048, free: 1_200_000 }),
  ).toContain('55.0 MB are needed, 1.2 MB are free');
});

it('has the words of the system as details, not the code that the sentence has already', () => {
  const failure: Failure = {
    code: 'fetch-failed',
    reason: 'unreachable',
    host: 'a.example',
    file: 'f.gz',
    detail: 'ECONNREFUSED',
  };
  expect(failureDetails(failure)).toBe('ECONNREFUSED');
  expect(failureDetails({ ...failure, detail: '' })).toBeNull();
});

it('counts the layers of a network as people do, and has words for each misfit', () => {
  const texts = SHAPE_PROBLEMS.map((problem) =>
    failureText({ code: 'network-unfit', layer: 2, problem }),
  );
  expect(new Set(texts).size).toBe(SHAPE_PROBLEMS.length);
  for (const text of texts) expect(text).toContain('Layer 3');
});

it('tells how large a network and a batch may be', () => {
  const tooLarge = { code: 'batch-too-large', batchSize: 4096, bytes: 9e9, most: 4e9 } as const;
  expect(failureText(tooLarge)).toMatch(/4,096 would take about 9.0 GB .* has 4.0 GB/);
  expect(failureText({ code: 'network-too-large', parameters: 60_000_000 })).toContain(
    'at most 50,000,000',
  );
});
