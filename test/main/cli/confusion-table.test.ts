import { expect, it } from 'vitest';
import { confusionTable } from '../../../app/main/cli/confusion-table.ts';

it('lines up whatever the numbers are, with recall and precision of each class', () => {
  const matrix = [
    [12345, 1],
    [0, 0],
  ];
  expect(confusionTable(matrix, ['0', '1'])).toBe(
    [
      'Lines: what it is; columns: what it was taken for.',
      '           0     1   recall   precision',
      '  0    12345     1   99.99 %  100.00 %',
      '  1        .     .   -        0.00 %',
    ].join('\n'),
  );
});

it('cuts names that would push the columns away', () => {
  const matrix = [
    [3, 1],
    [0, 5],
  ];
  expect(confusionTable(matrix, ['T-shirt/top with a long name', 'Bag'])).toBe(
    [
      'Lines: what it is; columns: what it was taken for.',
      '             T-sh  Bag   recall   precision',
      '  T-shirt/to    3    1   75.00 %  100.00 %',
      '  Bag           .    5   100.00 % 83.33 %',
    ].join('\n'),
  );
});
