import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSwitches, switchesOf } from '../../../app/core/statistics/switches.ts';

const count = fc.nat({ max: 3000 });

describe('switches between two readings of the same samples', () => {
  it('are counted both ways', () => {
    expect(switchesOf([1, 0, 0, 1, 1], [1, 1, 1, 0, 1])).toEqual({ gained: 2, lost: 1 });
  });

  it.each([
    [0, 0, 'as-good'],
    // Five heads in a row come one time in sixteen, counted both ways; six in 32.
    [5, 0, 'as-good'],
    [6, 0, 'better'],
    [0, 6, 'worse'],
    [10, 14, 'as-good'],
    [2, 11, 'worse'],
    [1, 9, 'worse'],
    [100, 140, 'worse'],
    [1200, 1260, 'as-good'],
  ])('%d gained and %d lost are %s', (gained, lost, verdict) => {
    expect(judgeSwitches({ gained, lost })).toBe(verdict);
  });

  it('say the opposite the other way round, and more of the same is no less certain', () => {
    const opposite = { better: 'worse', worse: 'better', 'as-good': 'as-good' };
    fc.assert(
      fc.property(count, count, (gained, lost) => {
        const verdict = judgeSwitches({ gained, lost });
        expect(judgeSwitches({ gained: lost, lost: gained })).toBe(opposite[verdict]);
        if (verdict === 'better') {
          expect(judgeSwitches({ gained: gained + 1, lost })).toBe('better');
        }
      }),
    );
  });
});
