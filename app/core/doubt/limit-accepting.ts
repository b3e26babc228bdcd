/**
 * The lowest limit to which at least `share` (0 to 1) of the scores come up, the limit included;
 * the largest number where there are no scores.
 */
export function limitAccepting(scores: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(scores).sort();
  const accepted = Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length)));
  return sorted[accepted - 1] ?? Number.MAX_VALUE;
}
