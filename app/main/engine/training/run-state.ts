import type { TrainingEpoch } from '../../../contract/training.ts';
import type { OptimizerState } from './optimizer.ts';
import { type CurveState, emptyCurve } from './run-curve.ts';
import { UNWATCHED, type WatchState } from './watch.ts';

/** Sums over the steps of the epoch that is going on. */
export interface EpochTotals {
  lossSum: number;
  right: number;
  count: number;
  ms: number;
}

export const EMPTY_EPOCH: EpochTotals = { lossSum: 0, right: 0, count: 0, ms: 0 };

/**
 * How far a run is: with the weights and the optimizer's state all that decides how it goes on.
 * Whatever is drawn at random follows from the seed and the step's or the epoch's number.
 */
export interface RunState {
  /** Steps done. */
  step: number;
  /** Epochs done, their evaluation included. */
  epochsDone: number;
  /** The step at which the schedule began: training that is continued begins it anew. */
  scheduleFrom: number;
  /** The learning rate that a person has set instead of the schedule's. */
  handRate: number | null;
  watch: WatchState;
  epoch: EpochTotals;
  /** Of all steps, without evaluations. */
  totalMs: number;
  epochs: TrainingEpoch[];
  curve: CurveState;
}

/** A run at one moment, whole. */
export interface Snapshot {
  state: RunState;
  /** Of all parameters, in their order. */
  weights: Float32Array[];
  optimizer: OptimizerState;
}

/** Before the first step. */
export function newRunState(totalSteps: number): RunState {
  return {
    ...{ step: 0, epochsDone: 0, scheduleFrom: 0, handRate: null, totalMs: 0, epochs: [] },
    watch: UNWATCHED,
    epoch: EMPTY_EPOCH,
    curve: emptyCurve(totalSteps),
  };
}
