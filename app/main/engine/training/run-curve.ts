import { type CurvePiece, MOST_CURVE_POINTS } from '../../../contract/training.ts';
import type { StepResult } from './training-step.ts';

/** What is summed up for the next point. */
export interface PendingPoint {
  lossSum: number;
  right: number;
  count: number;
  steps: number;
}

const NOTHING: PendingPoint = { lossSum: 0, right: 0, count: 0, steps: 0 };

/** The curve of a run as a checkpoint keeps it. */
export interface CurveState {
  stepsPerPoint: number;
  pending: PendingPoint;
  loss: Float32Array<ArrayBuffer>;
  accuracy: Float32Array<ArrayBuffer>;
  learningRate: Float32Array<ArrayBuffer>;
}

/** How many steps a point stands for in the curve of a run of so many. */
export function stepsPerPointOf(totalSteps: number): number {
  return Math.max(1, Math.ceil(totalSteps / MOST_CURVE_POINTS));
}

/** An empty curve that stays drawable over so many steps. */
export function emptyCurve(totalSteps: number): CurveState {
  const none = () => new Float32Array(0);
  return {
    stepsPerPoint: stepsPerPointOf(totalSteps),
    pending: NOTHING,
    ...{ loss: none(), accuracy: none(), learningRate: none() },
  };
}

/** Gathers the points of a run's curves, each the mean over `stepsPerPoint` steps. */
export class RunCurve {
  readonly stepsPerPoint: number;
  readonly #loss: number[];
  readonly #accuracy: number[];
  readonly #learningRate: number[];
  #pending: PendingPoint;
  #taken: number;

  constructor(state: CurveState) {
    this.stepsPerPoint = state.stepsPerPoint;
    this.#pending = { ...state.pending };
    this.#loss = [...state.loss];
    this.#accuracy = [...state.accuracy];
    this.#learningRate = [...state.learningRate];
    this.#taken = this.#loss.length;
  }

  add({ loss, right, count }: StepResult, learningRate: number): void {
    const pending = this.#pending;
    pending.lossSum += loss * count;
    pending.right += right;
    pending.count += count;
    pending.steps++;
    if (pending.steps < this.stepsPerPoint) return;
    this.#loss.push(pending.lossSum / pending.count);
    this.#accuracy.push(pending.right / pending.count);
    this.#learningRate.push(learningRate);
    this.#pending = { ...NOTHING };
  }

  /** The points made since the last call. */
  take(): CurvePiece {
    const piece = this.#from(this.#taken);
    this.#taken = this.#loss.length;
    return piece;
  }

  /** The points that were taken so far: with what is taken later they are all. */
  taken(): CurvePiece {
    return this.#from(0, this.#taken);
  }

  state(): CurveState {
    const { loss, accuracy, learningRate } = this.#from(0);
    const { stepsPerPoint } = this;
    return { stepsPerPoint, pending: { ...this.#pending }, loss, accuracy, learningRate };
  }

  #from(first: number, end = this.#loss.length): CurvePiece {
    const cut = (values: number[]) => Float32Array.from(values.slice(first, end));
    return {
      first,
      loss: cut(this.#loss),
      accuracy: cut(this.#accuracy),
      learningRate: cut(this.#learningRate),
    };
  }
}
