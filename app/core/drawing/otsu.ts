/**
 * The limit between two groups of values that leaves the least spread within them (Otsu, "A
 * Threshold Selection Method from Gray-Level Histograms", 1979).
 * @param histogram how many values there are of each, 0 to the last
 * @returns the first value of the upper group; null where there are fewer than two values
 */
export function otsuLimit(histogram: ArrayLike<number>): number | null {
  let [count, sum] = [0, 0];
  for (let value = 0; value < histogram.length; value++) {
    count += histogram[value]!;
    sum += value * histogram[value]!;
  }
  let [below, sumBelow, widest] = [0, 0, 0];
  let limit: number | null = null;
  for (let value = 0; value < histogram.length - 1; value++) {
    below += histogram[value]!;
    sumBelow += value * histogram[value]!;
    if (below === 0 || below === count) continue;
    const apart = sumBelow / below - (sum - sumBelow) / (count - below);
    const between = below * (count - below) * apart * apart;
    if (between <= widest) continue;
    widest = between;
    limit = value + 1;
  }
  return limit;
}
