import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Doubt } from '../../../contract/doubt.ts';
import type { Recipe } from '../../../contract/recipe.ts';
import { areDigits } from '../../../core/dataset/are-digits.ts';
import { fitTemperature } from '../../../core/doubt/fit-temperature.ts';
import { learnStrangers, type Traces } from '../../../core/doubt/learn-strangers.ts';
import { limitAccepting } from '../../../core/doubt/limit-accepting.ts';
import { strangerScore, type StrangerUnits } from '../../../core/doubt/stranger-score.ts';
import { createRandom } from '../../../core/random.ts';
import { augmentationFor } from '../augmentation/augmentation-for.ts';
import { createAugmenter } from '../augmentation/augmenter.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { SampleChoice } from '../dataset/sample-choice.ts';
import type { Network } from '../network/network.ts';
import { runSamples } from '../training/run-samples.ts';
import { drawnDigits, strangersToLearn } from './drawn-grids.ts';
import {
  forTraces,
  gatherTraces,
  gridImages,
  type ImageSource,
  sampleImages,
} from './gather-traces.ts';
import { strangerTest } from './stranger-units.ts';

/** Of the classes' own samples so many are not taken for strangers. */
const ACCEPTED_SHARE = 0.98;
/** How many samples are learned from as they are, and as many as the recipe changes them. */
const KNOWN = 2500;
/** Of fewer samples the units would learn by heart what a digit is. */
const FEWEST_KNOWN = 1000;
/** A person's few digits are repeated to so many, or nothing would be learned from them. */
const KNOWN_BESIDE = 500;
const MOST_MEASURED = 4000;

/** Where the classes are no digits, or samples are few, only how much they answer says who is a stranger. */
const ENERGY_ALONE: StrangerUnits = {
  ...{ features: 0, weights: new Int8Array(), scales: [], offsets: [], energy: 1 },
};

interface Surroundings {
  dataset: Dataset;
  recipe: Recipe;
  /** Grids to learn from that are no digits; those that we can draw if nothing is said. */
  strangers?: () => Promise<Uint8Array>;
  /** Grids of the classes beside the dataset's, such as a person's own digits. */
  known?: Uint8Array;
}

/**
 * Measures how a trained network is to be doubted: the temperature and the limit on samples that it
 * did not learn from, and what is like none of the classes on those that it did. About a second for
 * the quick CNN; others have their turn meanwhile.
 */
export async function measureDoubt(
  network: Network,
  { dataset, recipe, strangers = strangersToLearn, known }: Surroundings,
): Promise<Doubt> {
  const { train, watched } = runSamples(dataset, recipe);
  const isOfTest = watched.digits === dataset.test;
  const measured = atMost(isOfTest ? everySecond(watched, 0) : watched, MOST_MEASURED);
  let units = ENERGY_ALONE;
  if (areDigits(dataset.summary.classes) && train.indices.length >= FEWEST_KNOWN) {
    const ofClasses = await knownTraces(network, train, dataset, recipe, known);
    const ofStrangers = await gatherTraces(network, gridImages(await strangers()));
    const random = createRandom(recipe.seed);
    units = await learnStrangers(ofClasses, ofStrangers, random, () => nextTurn());
  }
  const { logits, scores } = await scoresOf(network, units, sampleImages(measured));
  const labels = measured.indices.map((index) => measured.digits.labels[index]!);
  return {
    temperature: fitTemperature(logits, labels),
    strangers: strangerTest(units, limitAccepting(scores, ACCEPTED_SHARE)),
    measuredOn: isOfTest ? 'test' : 'validation',
  };
}

/** The logits and the strangers' scores of images. */
export async function scoresOf(network: Network, units: StrangerUnits, images: ImageSource) {
  const scores = new Float64Array(images.count);
  const logits: Float32Array[] = [];
  await forTraces(network, images, (trace, place) => {
    scores[place] = strangerScore(units, trace.values, trace.logits);
    logits.push(trace.logits);
  });
  return { scores, logits: joined(logits) };
}

/** Every second one, beginning with the first or the second. */
export function everySecond({ digits, indices }: SampleChoice, first: 0 | 1): SampleChoice {
  return { digits, indices: indices.filter((_, place) => place % 2 === first) };
}

async function knownTraces(
  network: Network,
  train: SampleChoice,
  dataset: Dataset,
  recipe: Recipe,
  known: Uint8Array | undefined,
): Promise<Traces> {
  const some = atMost(train, KNOWN);
  const augmenter = createAugmenter(augmentationFor(recipe.augmentation, dataset.summary.classes));
  try {
    const sources = [sampleImages(some), gridImages(await drawnDigits())];
    if (augmenter) sources.push(sampleImages(some, augmenter, recipe.seed));
    const traces: Traces[] = [];
    for (const source of sources) traces.push(await gatherTraces(network, source));
    if (known && known.length > 0) {
      const own = await gatherTraces(network, gridImages(known));
      for (let count = 0; count < KNOWN_BESIDE; count += own.count) traces.push(own);
    }
    return {
      count: traces.reduce((sum, { count }) => sum + count, 0),
      features: joined(traces.map(({ features }) => features)),
      energies: joined(traces.map(({ energies }) => energies)),
    };
  } finally {
    augmenter?.free();
  }
}

/** So many, evenly from all of them: samples may be in the order of their classes. */
function atMost({ digits, indices }: SampleChoice, most: number): SampleChoice {
  const count = Math.min(most, indices.length);
  const step = indices.length / count;
  const chosen = Int32Array.from({ length: count }, (_, at) => indices[Math.floor(at * step)]!);
  return { digits, indices: chosen };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}
