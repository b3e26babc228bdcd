import { GRID_PIXELS } from '../../../contract/digit.ts';
import { type HandLesson, MOST_CHANGES } from '../../../contract/people.ts';
import type { Evaluation } from '../../../contract/training.ts';
import { switchesOf } from '../../../core/statistics/switches.ts';
import type { Digits } from '../dataset/read-digits.ts';
import { allOf } from '../dataset/sample-choice.ts';
import { createNetwork, type Network } from '../network/network.ts';
import { evaluate } from '../prediction/evaluate.ts';
import { answersOf } from './answers.ts';
import type { LessonParts } from './gather-lesson.ts';
import { learnHand } from './learn-hand.ts';

/** A network that has learned a person's hand, and what came of it. It belongs to the caller. */
export interface Taught {
  lesson: HandLesson;
  /** What was learned from. */
  own: Digits;
  network: Network;
}

/** What a model does on the test samples. */
export interface Measured {
  evaluation: Evaluation;
  /** Of each sample: 1 if it is read rightly, else 0. */
  rights: Uint8Array;
}

/**
 * Teaches a copy of the model a person's hand. `known` is what the model does on the test samples,
 * where that is known already.
 * @throws FailureError `cancelled` once the signal says so
 */
export async function teachCopy(
  { person, drawings, material, model, layers, values, loan }: LessonParts,
  known: Measured | null,
  signal: AbortSignal,
): Promise<{ taught: Taught; before: Measured }> {
  const { own } = material;
  const { train, test } = loan.dataset;
  const network = createNetwork(layers, values);
  const measure = async (): Promise<Measured> => {
    const { loss, accuracy, count, rights } = await evaluate(network, allOf(test));
    return { evaluation: { loss, accuracy, count }, rights };
  };
  const answers = () => answersOf(network, own.images, train.classCount);
  try {
    const before = known ?? (await measure());
    const old = await answers();
    const seconds = await learnHand(network, material, signal);
    const now = await answers();
    const after = await measure();
    const changes = drawings.flatMap(({ id, label }, place) => {
      const pixels = own.images.slice(place * GRID_PIXELS, (place + 1) * GRID_PIXELS);
      const change = { id, label, pixels, before: old[place]!, after: now[place]! };
      return change.before === change.after ? [] : [change];
    });
    const lesson: HandLesson = {
      ...{ person: person.id, name: person.name, model: model.id },
      ...{ drawings: drawings.length, seconds },
      ...{ before: before.evaluation, after: after.evaluation },
      ...switchesOf(before.rights, after.rights),
      changes: changes.slice(0, MOST_CHANGES),
    };
    return { taught: { lesson, own, network }, before };
  } catch (error) {
    network.free();
    throw error;
  }
}
