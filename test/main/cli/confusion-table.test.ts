import { expect, it } from 'vitest';
import { confusionTable } from '../../../app/main/cli/confusion-table.ts';

it('lines up whatever the numbers are', () => {
  expect(
    confusionTable(
      [
        [12345, 1],
        [0, 0],
      ],
      ['0', '1'],
    ),
  ).toBe(
    [
      'Lines: what it is; columns: what it was taken for.',
      '           0     1   right',
      '  0    12345     1   99.99 %',
      '  1        .     .   -',
    ].join('\n'),
  );
});

it('cuts names that would push the columns away', () => {
  expect(
    confusionTable(
      [
        [3, 1],
        [0, 5],
      ],
      ['T-shirt/top with a long name', 'Bag'],
    ),
  ).toBe(
    [
      'Lines: what it is; columns: what it was taken for.',
      '             T-sh  Bag   right',
      '  T-shirt/to    3    1   75.00 %',
      '  Bag           .    5   100.00 %',
    ].join('\n'),
  );
});
