import type { TrainingProgress } from '../../../contract/training.ts';
import { createCurve } from './curve.ts';
import { createPace } from './pace.ts';
import type { TrainingPlan } from './training-plan.ts';
import type { StepResult } from './training-step.ts';

interface EpochTotals {
  trainLoss: number;
  trainAccuracy: number;
  /** Of its steps only. */
  seconds: number;
}

/** Keeps the figures of a run: told of each step and evaluation, it answers what to announce. */
export interface ProgressMeter {
  stepDone(result: StepResult, ms: number): void;
  /** Ends the epoch: its means over all digits seen. */
  epochDone(): EpochTotals;
  evaluationDone(ms: number): void;
  /** The state of the run, with the curve's points since the last call. */
  take(): TrainingProgress;
  step(): number;
  /** Of all steps so far, without evaluations. */
  seconds(): number;
}

export function createProgressMeter(plan: TrainingPlan): ProgressMeter {
  const curve = createCurve(plan.totalSteps);
  const pace = createPace(plan);
  let step = 0;
  let totalMs = 0;
  let lastLoss = NaN;
  let accuracy = 0;
  let epoch = emptyEpoch();

  return {
    stepDone(result, ms) {
      step++;
      totalMs += ms;
      lastLoss = result.loss;
      epoch.ms += ms;
      epoch.lossSum += result.loss * result.count;
      epoch.right += result.right;
      epoch.count += result.count;
      accuracy = epoch.right / epoch.count;
      curve.add(step, result);
      pace.stepTook(ms);
    },
    epochDone() {
      const { lossSum, right, count, ms } = epoch;
      epoch = emptyEpoch();
      return { trainLoss: lossSum / count, trainAccuracy: right / count, seconds: ms / 1000 };
    },
    evaluationDone: pace.evaluationTook,
    take: () => ({
      step,
      epoch: Math.max(1, Math.ceil(step / plan.stepsPerEpoch)),
      loss: lastLoss,
      accuracy,
      msPerStep: pace.msPerStep(),
      secondsLeft: pace.secondsLeft(),
      points: curve.take(),
    }),
    step: () => step,
    seconds: () => totalMs / 1000,
  };
}

const emptyEpoch = () => ({ lossSum: 0, right: 0, count: 0, ms: 0 });
