/** log(sum of exp(x)), which neither overflows nor underflows; -Infinity of nothing. */
export function logSumExp(values: ArrayLike<number>): number {
  let most = -Infinity;
  for (let place = 0; place < values.length; place++) most = Math.max(most, values[place]!);
  if (most === -Infinity) return most;
  let sum = 0;
  for (let place = 0; place < values.length; place++) sum += Math.exp(values[place]! - most);
  return most + Math.log(sum);
}

/**
 * The probabilities exp(x / temperature) / sum of them, which add up to 1. A temperature above 1
 * makes them more even, one below more pointed; which one is the largest stays.
 */
export function softmax(logits: ArrayLike<number>, temperature = 1): number[] {
  const scaled = Array.from(logits, (logit) => logit / temperature);
  const most = Math.max(...scaled);
  const shares = scaled.map((value) => Math.exp(value - most));
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / sum);
}
