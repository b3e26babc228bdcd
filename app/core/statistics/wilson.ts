/** The two-sided 95 % point of the normal distribution. */
const Z = 1.959964;

export interface Interval {
  /** Both 0 to 1. */
  low: number;
  high: number;
}

/**
 * The 95 % interval of a share of which `right` of `count` trials succeeded (Wilson 1927,
 * https://doi.org/10.2307/2276774): unlike the textbook's it stays within 0 and 1 and holds near
 * them, where accuracies are. Everything is possible after no trials.
 */
export function wilsonInterval(right: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1 };
  const share = right / count;
  const spread = Z ** 2 / count;
  const centre = share + spread / 2;
  const margin = Z * Math.sqrt((share * (1 - share)) / count + spread / (4 * count));
  return {
    low: Math.max(0, (centre - margin) / (1 + spread)),
    high: Math.min(1, (centre + margin) / (1 + spread)),
  };
}

/** Whether the intervals leave it open which of the two shares is higher. */
export function overlap(one: Interval, other: Interval): boolean {
  return one.low <= other.high && other.low <= one.high;
}
