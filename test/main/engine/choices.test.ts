import { expect, it } from 'vitest';
import { createChoices } from '../../../app/main/engine/choices.ts';
import { failureOf } from './failure-of.ts';

it('gives the paths of a ticket, also one that comes after it was asked for', async () => {
  const choices = createChoices();
  const asked = choices.pathsOf('later');
  choices.remember('earlier', ['/a']);
  choices.remember('later', ['/b', '/c']);
  expect(await choices.pathsOf('earlier')).toEqual(['/a']);
  expect(await asked).toEqual(['/b', '/c']);
});

it('knows no ticket that nobody gave', async () => {
  expect(await failureOf(createChoices(10).pathsOf('invented'))).toEqual({ code: 'choice-gone' });
});
