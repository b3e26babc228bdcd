import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../../app/contract/recipe.ts';
import {
  isExhausted,
  UNWATCHED,
  watch,
  type WatchState,
} from '../../../../app/main/engine/training/watch.ts';

/** The state after epochs of five steps with these losses. */
function after(losses: readonly number[], schedule: Schedule = { kind: 'constant' }): WatchState {
  return losses.reduce(
    (state, loss, index) =>
      watch(state, { epoch: index + 1, step: 5 * (index + 1), loss }, { schedule }),
    UNWATCHED,
  );
}

describe('watch', () => {
  it('remembers the best epoch, the first of equals', () => {
    expect(after([0.5, 0.3, 0.4, 0.3])).toMatchObject({
      best: { epoch: 2, step: 10, loss: 0.3 },
      epochsSinceBest: 2,
    });
    expect(after([0.5, 0.3, 0.4, 0.2])).toMatchObject({ best: { epoch: 4 }, epochsSinceBest: 0 });
  });

  it('counts a plateau whenever its patience is over, and begins to wait anew', () => {
    const plateau: Schedule = { kind: 'plateau', patience: 2, factor: 0.5 };
    const plateausAfter = (...losses: number[]) => after(losses, plateau).plateaus;
    expect(plateausAfter(1, 1)).toBe(0);
    expect(plateausAfter(1, 1, 1)).toBe(1);
    expect(plateausAfter(1, 1, 1, 1)).toBe(1);
    expect(plateausAfter(1, 1, 1, 1, 1)).toBe(2);
    expect(plateausAfter(1, 1, 0.9, 1, 0.8, 1)).toBe(0);
    expect(plateausAfter(1, 1, 1, 0.9, 1, 1)).toBe(2);
  });

  it('knows no plateaus with other schedules', () => {
    expect(after([1, 1, 1, 1, 1]).plateaus).toBe(0);
  });
});

describe('isExhausted', () => {
  const earlyStopping = { patience: 2 };

  it('is so once the patience is over', () => {
    expect(isExhausted(UNWATCHED, { earlyStopping })).toBe(false);
    expect(isExhausted(after([1, 1]), { earlyStopping })).toBe(false);
    expect(isExhausted(after([1, 1, 1]), { earlyStopping })).toBe(true);
    expect(isExhausted(after([1, 1, 1, 0.5]), { earlyStopping })).toBe(false);
  });

  it('is never so without early stopping', () => {
    expect(isExhausted(after([1, 1, 1, 1]), { earlyStopping: null })).toBe(false);
  });
});
