import type { ConfusionMatrix } from '../../contract/training.ts';
import { perClass } from '../../core/statistics/per-class.ts';
import { percent } from './numbers.ts';

const NARROWEST_COLUMN = 5;
/** A long name would push the columns off the terminal. */
const LONGEST_HEAD = 12; /* characters */

/** A confusion matrix as text: a line for what the digits are, a column for what they were taken for. */
export function confusionTable(matrix: ConfusionMatrix, classes: readonly string[]): string {
  const largest = Math.max(...matrix.flat());
  const width = Math.max(NARROWEST_COLUMN, String(largest).length + 1);
  const headWidth = Math.min(LONGEST_HEAD, 2 + Math.max(4, ...classes.map(({ length }) => length)));
  const scores = perClass(matrix);

  const row = (head: string, cells: readonly (string | number)[], tail: string) =>
    `${head.slice(0, LONGEST_HEAD).padEnd(headWidth)}${cells.map((cell) => String(cell).padStart(width)).join('')}   ${tail}`;
  return [
    'Lines: what it is; columns: what it was taken for.',
    row(
      '',
      classes.map((name) => name.slice(0, width - 1)),
      'recall   precision',
    ),
    ...matrix.map((cells, label) => {
      const { recall, precision } = scores[label]!;
      return row(
        `  ${classes[label]}`,
        cells.map(emptyIfZero),
        `${shareText(recall).padEnd(8)} ${shareText(precision)}`.trimEnd(),
      );
    }),
  ].join('\n');
}

function shareText(share: number | null): string {
  return share === null ? '-' : percent(share);
}

/** The errors stand out where zeros are left out. */
function emptyIfZero(value: number): string {
  return value === 0 ? '.' : String(value);
}
