import { describe, expect, it } from 'vitest';
import { createRounds } from '../../../../app/main/engine/hand/rounds.ts';

describe('rounds', () => {
  it('take everything once before anything again, in an order that is new each time', () => {
    const next = createRounds(5, 1);
    const taken = [...next(3), ...next(3), ...next(9)];
    const rounds = [taken.slice(0, 5), taken.slice(5, 10), taken.slice(10)];
    for (const round of rounds) expect(round.toSorted()).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(rounds.map(String)).size).toBeGreaterThan(1);
  });

  it('follow from the seed', () => {
    expect(createRounds(20, 3)(40)).toEqual(createRounds(20, 3)(40));
    expect(createRounds(20, 3)(40)).not.toEqual(createRounds(20, 4)(40));
  });
});
