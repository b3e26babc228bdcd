import { logSumExp } from './softmax.ts';

/** A StrangerTest with its weights ready to compute. */
export interface StrangerUnits {
  /** How many of the last layer's values are looked at. */
  features: number;
  /** Unit by unit. */
  weights: Int8Array;
  scales: readonly number[];
  offsets: readonly number[];
  energy: number;
}

/**
 * How much more a grid is like what is none of the classes: log of the sum of exp(answer) of the
 * stranger's units, less `energy` times that of the classes' own logits, which falls where no class
 * knows what it sees (Liu and others 2020, https://arxiv.org/abs/2010.03759). Without units only
 * the latter counts.
 * @param values what the last layer gets, in a row
 */
export function strangerScore(
  { features, weights, scales, offsets, energy }: StrangerUnits,
  values: Float32Array,
  logits: ArrayLike<number>,
): number {
  const answers = scales.map((scale, unit) => {
    let sum = 0;
    for (let feature = 0; feature < features; feature++) {
      sum += weights[unit * features + feature]! * values[featurePlace(feature, features, values)]!;
    }
    return sum * scale + offsets[unit]!;
  });
  const ofStrangers = answers.length > 0 ? logSumExp(answers) : 0;
  return ofStrangers - energy * logSumExp(logits);
}

/** Where the looked at value of this number is among all: they are evenly spread. */
export function featurePlace(
  feature: number,
  features: number,
  { length }: { length: number },
): number {
  return features === length ? feature : Math.floor((feature * length) / features);
}
