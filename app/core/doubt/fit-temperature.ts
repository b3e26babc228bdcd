import { logSumExp } from './softmax.ts';

/** Beyond these a network would be of no use at all. */
const LOWEST = 0.05;
const HIGHEST = 20;
const TOLERANCE = 1e-4;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature by which logits become the likeliest probabilities (Guo and others 2017,
 * https://arxiv.org/abs/1706.04599): the one that makes the mean cross-entropy smallest, found by
 * golden sections of its logarithm, along which the loss falls and then rises.
 * @param logits row by row, as many columns as there are classes; of samples that were not learned
 * @returns 0.05 to 20; 1 where there are no samples
 */
export function fitTemperature(logits: Float32Array, labels: ArrayLike<number>): number {
  if (labels.length === 0) return 1;
  const loss = (log: number) => crossEntropy(logits, labels, Math.exp(log));
  let [low, high] = [Math.log(LOWEST), Math.log(HIGHEST)];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [loss(left), loss(right)];
  while (high - low > TOLERANCE) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = loss(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = loss(right);
    }
  }
  return Math.exp((low + high) / 2);
}

/** The mean of -log softmax(logits / temperature)[label], in nats. */
export function crossEntropy(
  logits: Float32Array,
  labels: ArrayLike<number>,
  temperature: number,
): number {
  const classes = logits.length / labels.length;
  const scaled = new Float64Array(classes);
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    for (let label = 0; label < classes; label++) {
      scaled[label] = logits[row * classes + label]! / temperature;
    }
    sum += logSumExp(scaled) - scaled[labels[row]!]!;
  }
  return sum / labels.length;
}
