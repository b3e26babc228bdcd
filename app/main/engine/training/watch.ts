import type { Recipe } from '../../../contract/recipe.ts';

/** What the epochs so far say about going on. */
export interface WatchState {
  /** The epoch with the lowest loss on the watched samples, and the run's step at its end. */
  best: { epoch: number; step: number; loss: number } | null;
  epochsSinceBest: number;
  /** How often the schedule has lowered the rate because the loss had stopped falling. */
  plateaus: number;
  epochsOnPlateau: number;
}

export const UNWATCHED: WatchState = {
  ...{ best: null, epochsSinceBest: 0, plateaus: 0, epochsOnPlateau: 0 },
};

/** The state after one more epoch. */
export function watch(
  state: WatchState,
  ended: { epoch: number; step: number; loss: number },
  { schedule }: Pick<Recipe, 'schedule'>,
): WatchState {
  if (!state.best || ended.loss < state.best.loss) {
    return { ...state, best: ended, epochsSinceBest: 0, epochsOnPlateau: 0 };
  }
  const epochsSinceBest = state.epochsSinceBest + 1;
  const epochsOnPlateau = state.epochsOnPlateau + 1;
  const isEnough = schedule.kind === 'plateau' && epochsOnPlateau >= schedule.patience;
  return {
    best: state.best,
    epochsSinceBest,
    plateaus: state.plateaus + (isEnough ? 1 : 0),
    epochsOnPlateau: isEnough ? 0 : epochsOnPlateau,
  };
}

/** Whether so many epochs brought nothing that the run should end. */
export function isExhausted(
  { epochsSinceBest }: WatchState,
  { earlyStopping }: Pick<Recipe, 'earlyStopping'>,
): boolean {
  return earlyStopping !== null && epochsSinceBest >= earlyStopping.patience;
}
