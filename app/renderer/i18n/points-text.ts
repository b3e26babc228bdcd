import { formatDecimal } from './format.ts';
import { m } from './messages.ts';

/** How far two percentages lie apart, given as shares of 1: 0.021 is "2.1 points". */
export function pointsText(difference: number, fractionDigits = 1): string {
  return m.percentagePoints({ points: formatDecimal(difference * 100, fractionDigits) });
}

/** As with percentages, less than all of it is never 100. */
function withinAll(difference: number, fractionDigits: number): number {
  const mostOfLess = 1 - 10 ** -(fractionDigits + 2);
  const size = Math.abs(difference);
  return Math.sign(difference) * (size < 1 ? Math.min(size, mostOfLess) : size);
}

/** What became of a percentage, given as a share of 1: -0.021 is "−2.1 points". */
export function changeInPointsText(change: number, fractionDigits = 1): string {
  const points = formatDecimal(
    100 * withinAll(change, fractionDigits),
    fractionDigits,
    'exceptZero',
  );
  return m.percentagePoints({ points });
}
