import type { Dataset } from '../engine/dataset/dataset.ts';
import type { Digits } from '../engine/dataset/read-digits.ts';
import { allOf } from '../engine/dataset/sample-choice.ts';
import { answersOf } from '../engine/hand/answers.ts';
import { chooseDigits } from '../engine/hand/choose-digits.ts';
import { HAND_SEED, learnHand } from '../engine/hand/learn-hand.ts';
import type { Schooling } from '../engine/hand/schooling.ts';
import { createNetwork, type Network } from '../engine/network/network.ts';
import { evaluate } from '../engine/prediction/evaluate.ts';
import { countRight } from '../engine/prediction/metrics.ts';
import { CommandError } from './command.ts';
import { firstOfEach, type Writer } from './predict-writers.ts';

/** What a copy of the model learned from one writer's first drawings. */
export interface LearnedWriter {
  name: string;
  /** Drawings that were learned from. */
  learned: number;
  /** All others, and how many of those are read rightly. */
  rest: number;
  before: number;
  after: number;
  /** Accuracy on the test digits afterwards. */
  mnistAfter: number;
  seconds: number;
}

/** All writers together. */
export interface LearnedAll {
  writers: readonly LearnedWriter[];
  /** The mean over the writers of the accuracy on the rest. */
  before: number;
  after: number;
  /** Accuracy on the test digits; the second is the mean over the writers. */
  mnistBefore: number;
  mnistAfter: number;
  /** The median. */
  secondsPerWriter: number;
}

interface Learning {
  network: Network;
  digits: Digits;
  writers: readonly Writer[];
  /** How many of each class are learned from. */
  count: number;
  dataset: Dataset;
  schooling: Schooling;
  signal: AbortSignal;
  onWriter: (done: number) => void;
}

/**
 * Teaches a copy of the network each writer's hand by the first drawings of each class, and reads
 * the rest before and after, and the test digits. A writer of whom nothing is left does not count.
 * @throws CommandError if there is no other; FailureError `cancelled`
 */
export async function learnWriters(learning: Learning): Promise<LearnedAll> {
  const { network, writers, dataset, onWriter } = learning;
  const values = network.values();
  const test = allOf(dataset.test);
  const { accuracy: mnistBefore } = await evaluate(network, test);
  const learned: LearnedWriter[] = [];
  for (const [done, writer] of writers.entries()) {
    onWriter(done);
    const one = await learnWriter(writer, values, learning);
    if (one) learned.push(one);
  }
  onWriter(writers.length);
  if (learned.length === 0) throw new CommandError('All drawings are learned from: none is left.');
  return {
    writers: learned,
    ...{ before: mean(learned, ({ before, rest }) => before / rest) },
    ...{ after: mean(learned, ({ after, rest }) => after / rest) },
    ...{ mnistBefore, mnistAfter: mean(learned, (each) => each.mnistAfter) },
    secondsPerWriter: median(learned.map(({ seconds }) => seconds)),
  };
}

async function learnWriter(
  writer: Writer,
  values: readonly Float32Array[],
  { network, digits, count, dataset, schooling, signal }: Learning,
): Promise<LearnedWriter | null> {
  const places = firstOfEach(writer, digits.labels, count);
  if (places.rest.length === 0) return null;
  const own = chooseDigits(digits, places.first);
  const rest = chooseDigits(digits, places.rest);
  const copy = createNetwork(network.layers, values);
  const right = async () =>
    countRight(await answersOf(copy, rest.images, dataset.train.classCount), rest.labels);
  try {
    const before = await right();
    const material = { own, replay: dataset.train, schooling, seed: HAND_SEED };
    const seconds = await learnHand(copy, material, signal);
    const after = await right();
    const { accuracy: mnistAfter } = await evaluate(copy, allOf(dataset.test));
    return {
      ...{ name: writer.name, learned: own.labels.length, rest: rest.labels.length },
      ...{ before, after, mnistAfter, seconds },
    };
  } finally {
    copy.free();
  }
}

function mean<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + valueOf(item), 0) / items.length;
}

/** The lower one of the two in the middle, where there are two. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1]!;
}
