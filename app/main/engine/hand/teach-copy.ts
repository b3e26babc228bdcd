import type { HandLesson } from '../../../contract/people.ts';
import type { Evaluation } from '../../../contract/training.ts';
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
  /** Of the person. */
  name: string;
  /** What was learned from. */
  own: Digits;
  network: Network;
}

/**
 * Teaches a copy of the model a person's hand. `before` is what the model does on the test samples,
 * where that is known already.
 * @throws FailureError `cancelled` once the signal says so
 */
export async function teachCopy(
  { person, drawings, material, model, layers, values, loan }: LessonParts,
  before: Evaluation | null,
  signal: AbortSignal,
): Promise<Taught> {
  const { own } = material;
  const { train, test } = loan.dataset;
  const network = createNetwork(layers, values);
  const measure = async () => {
    const { loss, accuracy, count } = await evaluate(network, allOf(test));
    return { loss, accuracy, count };
  };
  const answers = () => answersOf(network, own.images, train.classCount);
  try {
    const measured = before ?? (await measure());
    const old = await answers();
    const seconds = await learnHand(network, material, signal);
    const now = await answers();
    const changes = drawings.flatMap(({ id, label }, place) =>
      old[place] === now[place]
        ? []
        : [{ drawing: id, label, before: old[place]!, after: now[place]! }],
    );
    const lesson: HandLesson = {
      ...{ person: person.id, model: model.id, drawings: drawings.length, seconds, changes },
      ...{ before: measured, after: await measure() },
    };
    return { lesson, name: person.name, own, network };
  } catch (error) {
    network.free();
    throw error;
  }
}
