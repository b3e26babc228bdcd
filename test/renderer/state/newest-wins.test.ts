import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NewestWins } from '../../../app/renderer/state/newest-wins.ts';
import { settle } from '../../fakes/connected.ts';

function slowly(most?: number): {
  newest: NewestWins<number, number>;
  asked: number[];
  delivered: number[];
  answer: () => Promise<void>;
  underWay: () => number;
} {
  const asked: number[] = [];
  const delivered: number[] = [];
  const pending: (() => void)[] = [];
  const newest = new NewestWins<number, number>(
    (input) => {
      asked.push(input);
      return new Promise((resolve) => pending.push(() => resolve(input)));
    },
    (output) => delivered.push(output),
    most,
  );
  async function answer(): Promise<void> {
    pending.shift()?.();
    await settle();
  }
  return { newest, asked, delivered, answer, underWay: () => pending.length };
}

it('asks one at a time, and of those that waited only the newest', async () => {
  const { newest, asked, delivered, answer } = slowly();
  for (const input of [1, 2, 3, 4]) newest.ask(input);
  expect(asked).toEqual([1]);
  await answer();
  expect(asked).toEqual([1, 4]);
  await answer();
  expect(delivered).toEqual([1, 4]);
});

it('delivers nothing of what was forgotten, and goes on afterwards', async () => {
  const { newest, asked, delivered, answer } = slowly();
  newest.ask(1);
  newest.ask(2);
  newest.forget();
  await answer();
  expect(asked).toEqual([1]);
  expect(delivered).toEqual([]);
  newest.ask(3);
  await answer();
  expect(delivered).toEqual([3]);
});

it('asks a few at a time where it may, and delivers nothing older than what it delivered', async () => {
  const asked: ((answer: string) => void)[] = [];
  const delivered: string[] = [];
  const newest = new NewestWins<string, string>(
    () => new Promise((resolve) => asked.push(resolve)),
    (output) => delivered.push(output),
    2,
  );
  for (const input of ['a', 'b', 'c', 'd']) newest.ask(input);
  expect(asked).toHaveLength(2);
  asked[1]!('b');
  await settle();
  expect(asked).toHaveLength(3);
  asked[0]!('a');
  asked[2]!('d');
  await settle();
  expect(delivered).toEqual(['b', 'd']);
});

it('never has more under way than it may, and always ends with the newest', async () => {
  const events = fc.array(fc.constantFrom('ask', 'answer'), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(events, fc.integer({ min: 1, max: 4 }), async (names, most) => {
      const { newest, delivered, answer, underWay } = slowly(most);
      let last: number | undefined;
      for (const [index, name] of names.entries()) {
        if (name === 'ask') newest.ask((last = index));
        else await answer();
        expect(underWay()).toBeLessThanOrEqual(most);
      }
      while (underWay() > 0) await answer();
      expect(delivered.at(-1)).toBe(last);
    }),
    { numRuns: 50 },
  );
});
