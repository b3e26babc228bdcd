import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Outcome } from '../../../app/contract/wire.ts';
import { Question } from '../../../app/renderer/state/question.svelte.ts';

let asked: number[];
let answers: ((outcome: Outcome<string>) => void)[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  asked = [];
  answers = [];
});
afterEach(() => vi.useRealTimers());

function ask(about: number): Promise<Outcome<string>> {
  asked.push(about);
  return new Promise((resolve) => answers.push(resolve));
}

async function answer(outcome: Outcome<string> = { ok: true, value: 'seven' }): Promise<void> {
  answers.shift()?.(outcome);
  await vi.advanceTimersByTimeAsync(0);
}

it('is asked only while somebody looks at the answer', async () => {
  const question = new Question(ask, { everyMs: 0 });
  question.follow(1);
  expect(asked).toEqual([]);
  const stop = question.watch();
  expect(asked).toEqual([1]);
  await answer();
  stop();
  question.follow(2);
  question.again();
  expect(asked).toEqual([1]);
  expect(question.answer).toEqual({ about: 1, value: 'seven' });
});

it('waits until what it is about rests', async () => {
  const question = new Question(ask, { restMs: 300 });
  question.watch();
  for (const about of [1, 2, 3]) {
    question.follow(about);
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual([3]);
});

it('is live, but not asked more often than it says, and ends with the newest', async () => {
  const question = new Question(ask, { everyMs: 200 });
  question.watch();
  for (let about = 0; about <= 50; about++) {
    question.follow(about);
    await answer();
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(200);
  expect(asked[0]).toBe(0);
  expect(asked.at(-1)).toBe(50);
  expect(asked.length).toBeLessThanOrEqual(4);
});

it('forgets the answer where there is nothing left to ask, also one that is under way', async () => {
  const question = new Question(ask, { everyMs: 0 });
  question.watch();
  question.follow(1);
  await answer();
  question.follow(2);
  question.follow(null);
  await answer();
  expect(question.answer).toBeNull();
});

it('says why there is no answer, until there is one', async () => {
  const question = new Question(ask, { everyMs: 0 });
  question.watch();
  question.follow(1);
  await answer({ ok: false, failure: { code: 'no-model' } });
  expect(question.failure).toEqual({ code: 'no-model' });
  question.again();
  await answer();
  expect(question.failure).toBeNull();
  expect(question.answer?.value).toBe('seven');
});

it('keeps the last answer when the engine goes: a banner tells of that', async () => {
  const question = new Question(ask, { everyMs: 0 });
  question.watch();
  question.follow(1);
  await answer();
  question.again();
  await answer({ ok: false, failure: { code: 'engine-gone' } });
  expect(question.answer?.value).toBe('seven');
  expect(question.failure).toBeNull();
});
