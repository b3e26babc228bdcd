import { formatDecimal, percentShown } from './format.ts';
import { m } from './messages.ts';

/** How far two percentages lie apart, given as a share of 1: 0.021 is "2.1 points". */
export function pointsText(difference: number, fractionDigits = 1): string {
  return m.percentagePoints({ points: formatDecimal(difference * 100, fractionDigits) });
}

/**
 * What became of a percentage, from one share of 1 to another: "−2.1 points". It is the difference
 * of what is shown of them, so that whoever subtracts gets the same.
 */
export function changeInPointsText(before: number, after: number, fractionDigits = 1): string {
  const change = percentShown(after, fractionDigits) - percentShown(before, fractionDigits);
  return m.percentagePoints({ points: formatDecimal(change, fractionDigits, 'exceptZero') });
}
