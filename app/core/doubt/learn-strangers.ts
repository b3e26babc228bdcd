import type { Random } from '../random.ts';
import { logSumExp } from './softmax.ts';
import type { StrangerUnits } from './stranger-score.ts';

/** What a network makes of some grids. */
export interface Traces {
  count: number;
  /** The values that are looked at, row by row. */
  features: Float32Array;
  /** Of each grid: log of the sum of exp(logits). */
  energies: Float32Array;
}

/** Each learns a kind of strangeness of its own; more of them bring little. */
const UNITS = 4;
const STEPS = 300;
/** Known ones and strangers, half and half. */
const BATCH = 128;
const RATE = 0.02;
const DECAY = 0.001;
const [BETA_1, BETA_2, TINY] = [0.9, 0.99, 1e-8];
/** A value that hardly ever changes would count for too much, divided by its own deviation only. */
const DEVIATION_FLOOR = 0.25;
const LARGEST_BYTE = 127;

/**
 * Learns units that answer to strangers where the classes' logits should not: logistic regression on
 * strangerScore, by Adam. It takes turns with `rest` after a few steps.
 * @param known grids of the classes; as wide as `strangers`
 */
export async function learnStrangers(
  known: Traces,
  strangers: Traces,
  random: Random,
  rest: () => Promise<void>,
): Promise<StrangerUnits> {
  const width = known.features.length / known.count;
  const { means, deviations } = spreadOf(known, width);
  const sets = [known, strangers].map((traces) => ({
    ...traces,
    features: standardized(traces.features, means, deviations),
  }));
  // The weights of all units, their offsets, the energy's factor.
  const parameters = Float32Array.from(
    { length: UNITS * (width + 1) + 1 },
    () => 0.1 * random.next() - 0.05,
  );
  parameters.fill(-1, UNITS * width, UNITS * (width + 1));
  parameters[parameters.length - 1] = 1;
  const update = createUpdate(parameters, UNITS * width);
  const gradient = new Float32Array(parameters.length);

  for (let step = 0; step < STEPS; step++) {
    gradient.fill(0);
    for (let sample = 0; sample < BATCH; sample++) {
      const isStranger = sample % 2;
      const set = sets[isStranger]!;
      const row = random.integer(set.count);
      const values = set.features.subarray(row * width, (row + 1) * width);
      addGradient(gradient, parameters, values, set.energies[row]!, isStranger);
    }
    update(gradient, RATE * (1 - step / STEPS));
    if (step % 5 === 4) await rest();
  }
  return quantized(parameters, means, deviations);
}

/** Adds one sample's part of the mean gradient of -log p(label). */
function addGradient(
  gradient: Float32Array,
  parameters: Float32Array,
  values: Float32Array,
  energy: number,
  label: number,
): void {
  const width = values.length;
  const answers = Array.from(
    { length: UNITS },
    (_, unit) => parameters[UNITS * width + unit]! + product(parameters, unit * width, values),
  );
  const last = parameters.length - 1;
  const ofUnits = logSumExp(answers);
  const score = ofUnits - parameters[last]! * energy;
  const ofScore = (1 / (1 + Math.exp(-score)) - label) / BATCH;
  answers.forEach((answer, unit) => {
    const ofAnswer = ofScore * Math.exp(answer - ofUnits);
    gradient[UNITS * width + unit]! += ofAnswer;
    addScaled(gradient, unit * width, values, ofAnswer);
  });
  gradient[last]! -= ofScore * energy;
}

/** The sum of the products of `values` and what begins at `first`. */
function product(weights: Float32Array, first: number, values: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < values.length; place++) {
    sum += weights[first + place]! * values[place]!;
  }
  return sum;
}

function addScaled(sums: Float32Array, first: number, values: Float32Array, factor: number): void {
  for (let place = 0; place < values.length; place++) {
    sums[first + place]! += factor * values[place]!;
  }
}

/** Adam (Kingma and Ba 2015) in place; the first `decayed` parameters also shrink. */
function createUpdate(parameters: Float32Array, decayed: number) {
  const first = new Float32Array(parameters.length);
  const second = new Float32Array(parameters.length);
  let step = 0;
  return (gradient: Float32Array, rate: number): void => {
    step++;
    const [correction1, correction2] = [1 - BETA_1 ** step, 1 - BETA_2 ** step];
    for (let place = 0; place < parameters.length; place++) {
      const slope = gradient[place]!;
      first[place] = BETA_1 * first[place]! + (1 - BETA_1) * slope;
      second[place] = BETA_2 * second[place]! + (1 - BETA_2) * slope ** 2;
      const move = first[place]! / correction1 / (Math.sqrt(second[place]! / correction2) + TINY);
      const decay = place < decayed ? DECAY * parameters[place]! : 0;
      parameters[place]! -= rate * (move + decay);
    }
  };
}

/** Of each column: its mean, and its standard deviation with a floor. */
function spreadOf({ count, features }: Traces, width: number) {
  const [means, deviations] = [new Float64Array(width), new Float64Array(width)];
  for (let place = 0, column = 0; place < features.length; place++, column++) {
    if (column === width) column = 0;
    means[column]! += features[place]! / count;
    deviations[column]! += features[place]! ** 2 / count;
  }
  deviations.forEach((square, column) => {
    deviations[column] = Math.sqrt(Math.max(0, square - means[column]! ** 2));
  });
  const mean = deviations.reduce((sum, deviation) => sum + deviation, 0) / width;
  // Where nothing ever changes there is nothing to divide by.
  const floor = mean > 0 ? DEVIATION_FLOOR * mean : 1;
  return { means, deviations: deviations.map((deviation) => deviation + floor) };
}

function standardized(
  features: Float32Array,
  means: Float64Array,
  deviations: Float64Array,
): Float32Array {
  const changed = new Float32Array(features.length);
  for (let place = 0, column = 0; place < features.length; place++, column++) {
    if (column === means.length) column = 0;
    changed[place] = (features[place]! - means[column]!) / deviations[column]!;
  }
  return changed;
}

/** Takes the standardizing into the weights, and makes signed bytes of them. */
function quantized(
  parameters: Float32Array,
  means: Float64Array,
  deviations: Float64Array,
): StrangerUnits {
  const width = means.length;
  const weights = new Int8Array(UNITS * width);
  const scales: number[] = [];
  const offsets: number[] = [];
  for (let unit = 0; unit < UNITS; unit++) {
    const exact = deviations.map(
      (deviation, place) => parameters[unit * width + place]! / deviation,
    );
    const largest = exact.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const scale = largest / LARGEST_BYTE || 1;
    const bytes = weights.subarray(unit * width, (unit + 1) * width);
    exact.forEach((weight, place) => (bytes[place] = Math.round(weight / scale)));
    const atMean = means.reduce((sum, mean, place) => sum + mean * bytes[place]!, 0) * scale;
    scales.push(scale);
    offsets.push(parameters[UNITS * width + unit]! - atMean);
  }
  return { features: width, weights, scales, offsets, energy: parameters.at(-1)! };
}
