import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PageReport } from '../../app/contract/report.ts';

const starter = { kind: 'starter', classes: 10, trainCount: 9000, testCount: 1000 };
const report = {
  tensorflow: { version: '2.21.0', tfjs: '4.22.0', tensors: 120 },
  pixelRatio: 1,
  model: null,
  modelCount: 0,
  dataset: starter,
  isTraining: false,
};

describe('what a page may put into a report', () => {
  it('is what the page has to tell', () => {
    expect(v.is(PageReport, report)).toBe(true);
  });

  it.each([
    ['a text of its own', { ...report, note: 'hello' }],
    ['a name', { ...report, dataset: { ...starter, name: 'Class 4b' } }],
    ['a kind that is a name', { ...report, dataset: { ...starter, kind: 'Class 4b' } }],
    [
      'a version of several lines',
      { ...report, tensorflow: { ...report.tensorflow, version: '2\n3' } },
    ],
    [
      'a version without end',
      { ...report, tensorflow: { ...report.tensorflow, tfjs: '1'.repeat(99) } },
    ],
    ['a count that is none', { ...report, modelCount: Number.NaN }],
  ])('is not %s', (_what, told) => {
    expect(v.is(PageReport, told)).toBe(false);
  });
});
