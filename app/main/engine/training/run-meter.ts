import type { CurvePiece, TrainingProgress } from '../../../contract/training.ts';
import { createPace } from './pace.ts';
import { RunCurve } from './run-curve.ts';
import { EMPTY_EPOCH, type EpochTotals, type RunState } from './run-state.ts';
import type { TrainingPlan } from '../../../core/training/training-plan.ts';
import type { StepResult } from './training-step.ts';

interface Work extends Pick<TrainingPlan, 'stepsPerEpoch' | 'totalSteps'> {
  batchSize: number;
  watchedCount: number;
}

/** Keeps the figures of a run: told of each step and evaluation, it answers what to announce. */
export class RunMeter {
  readonly #work: Work;
  readonly #curve: RunCurve;
  readonly #pace: ReturnType<typeof createPace>;
  #step: number;
  #totalMs: number;
  #epoch: EpochTotals;
  /** Of the last step; null before the first that this process took. */
  #last: { loss: number; accuracy: number; learningRate: number } | null = null;

  constructor({ step, totalMs, epoch, curve }: RunState, work: Work) {
    this.#work = work;
    this.#step = step;
    this.#totalMs = totalMs;
    this.#epoch = { ...epoch };
    this.#curve = new RunCurve(curve);
    this.#pace = createPace(work);
  }

  get step(): number {
    return this.#step;
  }

  get seconds(): number {
    return this.#totalMs / 1000;
  }

  stepDone(result: StepResult, learningRate: number, ms: number): void {
    this.#step++;
    this.#totalMs += ms;
    const epoch = this.#epoch;
    epoch.ms += ms;
    epoch.lossSum += result.loss * result.count;
    epoch.right += result.right;
    epoch.count += result.count;
    const accuracy = epoch.right / epoch.count;
    this.#last = { loss: result.loss, accuracy, learningRate };
    this.#curve.add(result, learningRate);
    this.#pace.stepTook(ms);
  }

  evaluationDone(ms: number): void {
    this.#pace.evaluationTook(ms);
  }

  /** Ends the epoch: its means over all samples seen. */
  epochDone(): { trainLoss: number; trainAccuracy: number; seconds: number } {
    const { lossSum, right, count, ms } = this.#epoch;
    this.#epoch = { ...EMPTY_EPOCH };
    return { trainLoss: lossSum / count, trainAccuracy: right / count, seconds: ms / 1000 };
  }

  /** Where the run is, with the curve's points since the last call; null before the first step. */
  take(): TrainingProgress | null {
    if (!this.#last) return null;
    const msPerStep = this.#pace.msPerStep();
    return {
      step: this.#step,
      epoch: Math.max(1, Math.ceil(this.#step / this.#work.stepsPerEpoch)),
      ...this.#last,
      msPerStep,
      samplesPerSecond: (1000 * this.#work.batchSize) / msPerStep,
      secondsLeft: this.#pace.secondsLeft(this.#step),
      points: this.#curve.take(),
    };
  }

  /** The points that were taken so far. */
  curve(): CurvePiece {
    return this.#curve.taken();
  }

  get stepsPerPoint(): number {
    return this.#curve.stepsPerPoint;
  }

  /** Its part of a checkpoint. */
  state(): Pick<RunState, 'step' | 'totalMs' | 'epoch' | 'curve'> {
    return {
      ...{ step: this.#step, totalMs: this.#totalMs },
      epoch: { ...this.#epoch },
      curve: this.#curve.state(),
    };
  }
}
