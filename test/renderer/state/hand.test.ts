import { expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import type { HandCheck } from '../../../app/contract/people.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { keepPeople } from '../../fakes/keep-people.ts';
import { lessonOf, PERSON_ID, TEN_CHECKED } from '../../fakes/people.ts';
import { MODEL_ID } from '../../fakes/samples.ts';

async function withHand() {
  const all = await connected();
  keepPeople(all.engine);
  return { ...all, hand: all.app.hand };
}

it('learns, then finds out how much that helps', async () => {
  const { hand, engine } = await withHand();
  let answer: (check: HandCheck) => void = () => undefined;
  engine.api.checkHand = () => new Promise((resolve) => (answer = resolve));
  const done = hand.learn(PERSON_ID);
  expect(hand.work).toBe('learning');
  await settle();
  expect(hand.work).toBeNull();
  expect(hand.lesson?.drawings).toBe(10);
  expect(hand.progress).toEqual({ done: 0, count: 10 });
  engine.announce('handChecked', { done: 4, count: 10 });
  await settle();
  expect(hand.progress).toEqual({ done: 4, count: 10 });
  answer(TEN_CHECKED);
  await done;
  expect(hand.progress).toBeNull();
  expect(hand.check).toEqual(TEN_CHECKED);
});

it('is known to a page that was loaded later', async () => {
  const { app, engine, kill, revive } = await connected();
  kill();
  keepPeople(engine).lesson = lessonOf();
  await revive();
  expect(app.hand.lesson).toEqual(lessonOf());
  expect(app.hand.check).toBeNull();
});

it('forgets a check that belongs to an older lesson', async () => {
  const { hand, engine } = await withHand();
  const answers: ((check: HandCheck) => void)[] = [];
  engine.api.checkHand = () => new Promise((resolve) => answers.push(resolve));
  const first = hand.learn(PERSON_ID);
  await settle();
  engine.announce('lessonChanged', lessonOf({ seconds: 0.9 }));
  await settle();
  expect(hand.progress).toBeNull();
  answers[0]!(TEN_CHECKED);
  await first;
  expect(hand.check).toBeNull();
  expect(hand.lesson?.seconds).toBe(0.9);
});

it('keeps what was learned, and goes back to the model before', async () => {
  const { hand, engine } = await withHand();
  await hand.learn(PERSON_ID);
  await hand.keep('Lin’s');
  expect(hand.lesson).toBeNull();
  expect(hand.wentBack).toBe(false);
  await hand.goBack(MODEL_ID);
  expect(engine.requests.at(-1)).toEqual({ name: 'useModel', input: { id: MODEL_ID } });
  expect(hand.wentBack).toBe(true);
  await hand.learn(PERSON_ID);
  expect(hand.wentBack).toBe(false);
});

it('discards what was learned', async () => {
  const { hand } = await withHand();
  await hand.learn(PERSON_ID);
  await hand.discard();
  expect(hand.lesson).toBeNull();
  expect(hand.check).toBeNull();
  expect(hand.gone).toBeNull();
});

it('knows of a lesson that ended although nobody decided so', async () => {
  const { app, hand, engine } = await withHand();
  await hand.learn(PERSON_ID);
  engine.announce('lessonChanged', null);
  await settle();
  expect(hand.gone).toBe('Lin');
  expect(app.notices.list).toEqual([{ kind: 'lesson-gone', name: 'Lin' }]);
  app.notices.dismiss(app.notices.list[0]!);
  expect(app.notices.list).toEqual([]);
  engine.announce('lessonChanged', lessonOf());
  engine.announce('lessonChanged', null);
  engine.announce('lessonChanged', lessonOf({ seconds: 0.8 }));
  await settle();
  expect(hand.gone).toBeNull();
});

it('says why it could not learn, but not of a check that was cancelled', async () => {
  const { hand, engine } = await withHand();
  engine.api.checkHand = () => Promise.reject(new FailureError({ code: 'cancelled' }));
  await hand.learn(PERSON_ID);
  expect(hand.failure).toBeNull();
  engine.api.learnHand = () => Promise.reject(new FailureError({ code: 'no-model' }));
  await hand.learn(PERSON_ID);
  expect(hand.failure).toEqual({ code: 'no-model' });
});

it('does one thing at a time', async () => {
  const { hand, engine } = await withHand();
  await Promise.all([hand.learn(PERSON_ID), hand.learn(PERSON_ID), hand.keep('early')]);
  const names = engine.requests.map(({ name }) => name);
  expect(names.filter((name) => name === 'learnHand')).toHaveLength(1);
  expect(names).not.toContain('keepHand');
});
