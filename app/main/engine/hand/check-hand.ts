import type { Layer } from '../../../contract/network.ts';
import type { HandCheck } from '../../../contract/people.ts';
import { switchesOf } from '../../../core/statistics/switches.ts';
import { createNetwork } from '../network/network.ts';
import { answersOf } from './answers.ts';
import { chooseDigits } from './choose-digits.ts';
import { foldsOf } from './folds.ts';
import { type HandMaterial, learnHand } from './learn-hand.ts';

interface CheckedModel {
  layers: readonly Layer[];
  values: readonly Float32Array[];
}

/**
 * How many of a person's drawings are read rightly before and after learning: each by a copy of
 * the model that learned from the others only. What was learned from is read
 * better than anything that is to come. A digit that was written once is left out: a copy that never
 * saw this person write it says nothing about one that did. `onProgress` is told how many drawings
 * of how many are done.
 * @throws FailureError `cancelled` once the signal says so
 */
export async function checkHand(
  { layers, values }: CheckedModel,
  { own, ...material }: HandMaterial,
  onProgress: (done: number, count: number) => void,
  signal?: AbortSignal,
): Promise<HandCheck> {
  const { classCount } = material.replay;

  /** Of the digits at these places: 1 if a copy reads it rightly, after it was `taught`. */
  async function rightsAfter(
    places: readonly number[],
    taught: readonly number[],
  ): Promise<Uint8Array> {
    const { images, labels } = chooseDigits(own, places);
    const copy = createNetwork(layers, values);
    try {
      const learned = { ...material, own: chooseDigits(own, taught) };
      if (taught.length > 0) await learnHand(copy, learned, signal);
      const answers = await answersOf(copy, images, classCount);
      return answers.map((answer, place) => (answer === labels[place] ? 1 : 0));
    } finally {
      copy.free();
    }
  }

  const all = Array.from(own.labels.keys());
  const checked = repeated(own.labels);
  const labels = checked.map((place) => own.labels[place]!);
  const before = await rightsAfter(checked, []);
  const after = new Uint8Array(checked.length);
  let done = 0;
  for (const fold of foldsOf(labels, material.seed)) {
    const places = fold.map((place) => checked[place]!);
    const others = all.filter((place) => !places.includes(place));
    const rights = await rightsAfter(places, others);
    fold.forEach((place, index) => (after[place] = rights[index]!));
    done += fold.length;
    onProgress(done, checked.length);
  }
  return {
    ...{ count: checked.length, before: sumOf(before), after: sumOf(after) },
    ...switchesOf(before, after),
  };
}

/** The places of the labels that are there more than once. */
function repeated(labels: Uint8Array): number[] {
  return Array.from(labels.keys()).filter(
    (place) => labels.indexOf(labels[place]!) !== labels.lastIndexOf(labels[place]!),
  );
}

function sumOf(values: Uint8Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
