import { newRunState, type Snapshot } from '../../../../app/main/engine/training/run-state.ts';

/** A small run after so many steps; `best` is the step of its best epoch. */
export function snapshotAt(step: number, best: number | null = null): Snapshot {
  const state = newRunState(100);
  return {
    state: {
      ...state,
      step,
      watch: { ...state.watch, best: best === null ? null : { epoch: 1, step: best, loss: 0.5 } },
    },
    weights: [Float32Array.of(step, 0.5, -1), Float32Array.of(2)],
    optimizer: { step, values: [Float32Array.of(0.25, step)] },
  };
}
