import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DIGIT_CLASSES } from '../../../../app/contract/dataset.ts';
import type { Doubt } from '../../../../app/contract/doubt.ts';
import type { Ink } from '../../../../app/contract/ink.ts';
import type { HandLesson, PersonId } from '../../../../app/contract/people.ts';
import { createChoices } from '../../../../app/main/engine/choices.ts';
import { createDatasetLoans } from '../../../../app/main/engine/dataset/dataset-loans.ts';
import { createDigitSet } from '../../../../app/main/engine/dataset/digit-set.ts';
import { createHand } from '../../../../app/main/engine/hand/hand.ts';
import { createLibrary } from '../../../../app/main/engine/models/library.ts';
import { createModelInUse } from '../../../../app/main/engine/models/model-in-use.ts';
import { readModel } from '../../../../app/main/engine/models/read-model.ts';
import { liveTensors } from '../../../../app/main/engine/ops/tidy.ts';
import { createPeople } from '../../../../app/main/engine/people/people.ts';
import { loadTensorFlow } from '../../../../app/main/engine/tensorflow.ts';
import { model as summary } from '../../../fakes/samples.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { layers, lyingDigits, taughtNetwork, usualDigits } from './taught-network.ts';

let values: Float32Array[];
beforeAll(async () => {
  await loadTensorFlow();
  const { network, replay } = await taughtNetwork();
  values = network.values();
  network.free();
  replay.free();
});

async function datasetOf(classes: readonly string[]) {
  const [train, test] = [
    createDigitSet(usualDigits(200), classes.length),
    createDigitSet(usualDigits(50, 9), classes.length),
  ];
  const free = () => [train, test].forEach((part) => part.free());
  const about = { id: 'starter', name: 'drawn', trainCount: 200, testCount: 50 };
  return {
    summary: { ...about, classes: [...classes] },
    ...{ hash: train.hash, train, test, free },
  };
}

/** A hand with a model in use and a person with so many drawings, as at a start of the engine. */
async function open(
  drawings: number,
  {
    classes = DIGIT_CLASSES,
    doubt = null,
  }: { classes?: readonly string[]; doubt?: Doubt | null } = {},
) {
  const data = await temporaryFolder();
  const lessons: (HandLesson | null)[] = [];
  const checked: { done: number; count: number }[] = [];
  const announce: Parameters<typeof createHand>[0]['announce'] = (name, value) => {
    if (name === 'lessonChanged') lessons.push(value as HandLesson | null);
    if (name === 'handChecked') checked.push(value as { done: number; count: number });
  };
  const report = (problem: unknown) => expect.unreachable(JSON.stringify(problem));
  const library = createLibrary({ data, announce, report });
  const modelInUse = createModelInUse(library, report);
  const people = createPeople({ data, announce, report, choices: createChoices() });
  const loans = createDatasetLoans(() => datasetOf(classes));
  onTestFinished(loans.forget);
  let isTraining = false;
  const hand = createHand({
    ...{ people, library, modelInUse, announce },
    borrowDataset: () => loans.borrow('drawn'),
    isTraining: () => isTraining,
  });
  const { id: model } = await library.add({ summary: { ...summary, doubt }, layers, values });
  const { id } = await people.requests.addPerson({ name: 'Ada' });
  const own = lyingDigits(drawings, 3);
  for (const [place, label] of own.labels.entries()) {
    const pixels = own.images.slice(place * 784, (place + 1) * 784);
    const ink: Ink = { kind: 'picture', pixels };
    await people.requests.addDrawing({ person: id, drawing: { label, ink } });
  }
  return {
    ...{ library, people, modelInUse, lessons, checked, model, hand, ...hand.requests },
    person: id,
    begin: () => (isTraining = true),
  };
}

describe('the hand of a person', () => {
  it('is learned by a copy, which says what has changed, and reads from then on', async () => {
    const { hand, person, model, modelInUse, people, lessons, learnHand } = await open(10);
    expect([hand.lesson(), hand.network()]).toEqual([null, null]);
    const lesson = await learnHand({ id: person });
    expect(lesson).toMatchObject({ person, model, drawings: 10, before: { count: 50 } });
    expect(lesson.after.accuracy).toBeGreaterThan(0.9);
    expect(lesson.changes.length).toBeGreaterThan(3);
    const { drawings } = await people.requests.drawings({ id: person });
    for (const { before, after, ...drawing } of lesson.changes) {
      expect(drawings).toContainEqual(drawing);
      expect(before).not.toBe(after);
    }
    expect(hand.lesson()).toBe(lesson);
    expect(lessons).toEqual([lesson]);
    expect(hand.network()!.values()).not.toEqual(values);
    expect((await modelInUse.network()).values()).toEqual(values);
  });

  it('is kept as a model of that name, which is in use and reads the same', async () => {
    const { hand, person, model, library, modelInUse, lessons, ...ask } = await open(10);
    const lesson = await ask.learnHand({ id: person });
    const learned = hand.network()!.values();
    const { id } = await ask.keepHand({ name: 'For Ada' });
    const { models, inUse } = await library.list();
    expect(models.map((each) => each.id)).toEqual([id, model]);
    expect(models[0]).toMatchObject({
      canContinue: false,
      summary: {
        name: 'For Ada',
        test: lesson.after,
        hand: { name: 'Ada', drawings: 10, copyOf: model },
      },
    });
    expect(inUse).toBe(id);
    expect((await readModel(library.folderOf(id))).values).toEqual(learned);
    expect((await modelInUse.network()).values()).toEqual(learned);
    expect([hand.lesson(), hand.network()]).toEqual([null, null]);
    expect(lessons).toEqual([lesson, null]);
    expect(await failureOf(ask.keepHand({ name: 'Again' }))).toEqual({ code: 'no-lesson' });
  });

  it('has a doubt of its own where the model had one', async () => {
    const doubt: Doubt = {
      ...{ temperature: 50, measuredOn: 'test' },
      strangers: { features: 0, weights: '', scales: [], offsets: [], energy: 1, limit: 0 },
    };
    const { person, library, learnHand, keepHand } = await open(5, { doubt });
    await learnHand({ id: person });
    await keepHand({ name: 'For Ada' });
    const kept = await library.doubtInUse();
    expect(kept!.temperature).toBeLessThan(50);
    expect(kept!.strangers.limit).not.toBe(0);
  });

  it('is discarded, or replaced by the next lesson, and leaves nothing in memory', async () => {
    const { hand, person, lessons, learnHand, discardHand } = await open(4);
    await learnHand({ id: person });
    await discardHand({});
    const before = liveTensors();
    await learnHand({ id: person });
    const second = await learnHand({ id: person });
    expect(hand.lesson()).toBe(second);
    await discardHand({});
    expect(hand.network()).toBeNull();
    expect(liveTensors()).toBe(before);
    expect(lessons.at(-1)).toBeNull();
    const count = lessons.length;
    await discardHand({});
    expect(lessons).toHaveLength(count);
  });

  it('ends when another model is put in use', async () => {
    const { hand, person, library, lessons, learnHand } = await open(4);
    await learnHand({ id: person });
    await library.add({ summary, layers, values });
    expect(hand.network()).toBeNull();
    expect(lessons.at(-1)).toBeNull();
  });

  it('is checked by copies, while it is told how far that is', async () => {
    const { hand, person, checked, checkHand } = await open(6);
    const check = await checkHand({ id: person });
    // One of five kinds is there twice.
    expect(check.count).toBe(2);
    expect(check.after).toBeLessThanOrEqual(2);
    expect(checked.at(-1)).toEqual({ done: 2, count: 2 });
    expect(hand.lesson()).toBeNull();
  });

  it('a lesson or a discarding ends a check, and a second lesson has to wait', async () => {
    const { person, learnHand, checkHand, discardHand } = await open(10);
    const checking = failureOf(checkHand({ id: person }));
    const learning = learnHand({ id: person });
    expect(await checking).toEqual({ code: 'cancelled' });
    expect(await failureOf(learnHand({ id: person }))).toEqual({ code: 'training-busy' });
    await learning;
    const again = failureOf(checkHand({ id: person }));
    await discardHand({});
    expect(await again).toEqual({ code: 'cancelled' });
  });

  it('ends a check when it is kept, and its lesson when the person goes', async () => {
    const { hand, person, learnHand, checkHand, keepHand } = await open(10);
    await learnHand({ id: person });
    const checking = failureOf(checkHand({ id: person }));
    await keepHand({ name: 'For Ada' });
    expect(await checking).toEqual({ code: 'cancelled' });
    await learnHand({ id: person });
    hand.forget('person-00000000000f');
    expect(hand.lesson()).not.toBeNull();
    hand.forget(person);
    expect(hand.lesson()).toBeNull();
  });

  it('cannot be learned of nobody, by too few drawings, or beside a training', async () => {
    const { person, learnHand, begin } = await open(1);
    const absent: PersonId = 'person-00000000000f';
    expect(await failureOf(learnHand({ id: absent }))).toMatchObject({ code: 'person-missing' });
    expect(await failureOf(learnHand({ id: person }))).toEqual({
      ...{ code: 'too-few-drawings', needed: 2 },
    });
    begin();
    expect(await failureOf(learnHand({ id: person }))).toEqual({ code: 'training-busy' });
  });

  it('cannot be learned without a model, beside other classes, or with labels that are none', async () => {
    const without = await open(2);
    await without.library.requests.deleteModel({ id: without.model });
    expect(await failureOf(without.learnHand({ id: without.person }))).toEqual({
      ...{ code: 'no-model' },
    });

    const other = await open(2, { classes: [...DIGIT_CLASSES, 'ten'] });
    expect(await failureOf(other.learnHand({ id: other.person }))).toEqual({
      ...{ code: 'classes-differ', model: 10, dataset: 11 },
    });

    const { people, person, learnHand } = await open(2);
    const ink: Ink = { kind: 'picture', pixels: new Uint8Array(784) };
    await people.requests.addDrawing({ person, drawing: { label: 12, ink } });
    expect(await failureOf(learnHand({ id: person }))).toMatchObject({ code: 'request-invalid' });
  });
});
