import { accuracyByClass, type ConfusionMatrix } from '../engine/prediction/metrics.ts';
import { percent } from './numbers.ts';

const NARROWEST_COLUMN = 5;

/** A confusion matrix as text: a line for what the digits are, a column for what they were taken for. */
export function confusionTable(matrix: ConfusionMatrix): string {
  const largest = Math.max(...matrix.flat());
  const width = Math.max(NARROWEST_COLUMN, String(largest).length + 1);
  const shares = accuracyByClass(matrix);

  const row = (head: string, cells: readonly (string | number)[], tail: string) =>
    `${head.padEnd(6)}${cells.map((cell) => String(cell).padStart(width)).join('')}   ${tail}`;
  const classes = matrix.map((_, digit) => digit);
  return [
    'Lines: the digit; columns: what it was taken for.',
    row('', classes, 'right'),
    ...matrix.map((cells, digit) => {
      const share = shares[digit] ?? null;
      return row(`  ${digit}`, cells.map(emptyIfZero), share === null ? '-' : percent(share));
    }),
  ].join('\n');
}

/** The errors stand out where zeros are left out. */
function emptyIfZero(value: number): string {
  return value === 0 ? '.' : String(value);
}
