import { expect, it } from 'vitest';
import { confusionTable } from '../../../app/main/cli/confusion-table.ts';

it('lines up whatever the numbers are', () => {
  expect(
    confusionTable([
      [12345, 1],
      [0, 0],
    ]),
  ).toBe(
    [
      'Lines: the digit; columns: what it was taken for.',
      '           0     1   right',
      '  0    12345     1   99.99 %',
      '  1        .     .   -',
    ].join('\n'),
  );
});
