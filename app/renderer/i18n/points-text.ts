import { formatDecimal } from './format.ts';
import { m } from './messages.ts';

/** How far two percentages lie apart, given as shares of 1: 0.021 is "2.1 points". */
export function pointsText(difference: number, fractionDigits = 1): string {
  return m.percentagePoints({ points: formatDecimal(difference * 100, fractionDigits) });
}

/** What became of a percentage, given as a share of 1: -0.021 is "−2.1 points". */
export function changeInPointsText(change: number, fractionDigits = 1): string {
  const points = formatDecimal(change * 100, fractionDigits, 'exceptZero');
  return m.percentagePoints({ points });
}
