import type { TrainingPlan } from '../../../core/training/training-plan.ts';

/** The first steps of a process are slow: TensorFlow prepares its kernels and memory. */
const WARM_UP_STEPS = 5;
/** Short enough to follow a machine that becomes busy, long enough not to follow every hiccup. */
const WINDOW_MS = 3_000;
/** A step goes forward and back; the way back is about twice the work. */
const FORWARD_SHARE = 1 / 3;

export interface Pace {
  stepTook(ms: number): void;
  evaluationTook(ms: number): void;
  /** The mean of the last steps; 0 before the first. */
  msPerStep(): number;
  /** With the evaluations that are still to come; null until the first slow steps are over. */
  secondsLeft(step: number): number | null;
}

/** Of what a run does after its last step is known beforehand: how many samples are evaluated. */
interface Work extends Pick<TrainingPlan, 'stepsPerEpoch' | 'totalSteps'> {
  batchSize: number;
  watchedCount: number;
}

/** Watches how long steps and evaluations take, and says how long the rest of the run will. */
export function createPace({ batchSize, stepsPerEpoch, totalSteps, watchedCount }: Work): Pace {
  let recent: number[] = [];
  let recentMs = 0;
  let steps = 0;
  let evaluationMs: number | null = null;

  const msPerStep = () => (recent.length === 0 ? 0 : recentMs / recent.length);
  const guessedEvaluationMs = () => (watchedCount / batchSize) * msPerStep() * FORWARD_SHARE;

  return {
    stepTook(ms) {
      steps++;
      if (steps === WARM_UP_STEPS + 1) [recent, recentMs] = [[], 0];
      recent.push(ms);
      recentMs += ms;
      while (recentMs > WINDOW_MS && recent.length > 1) recentMs -= recent.shift()!;
    },
    evaluationTook(ms) {
      evaluationMs = ms;
    },
    msPerStep,
    secondsLeft(step) {
      if (steps <= WARM_UP_STEPS) return null;
      const forSteps = (totalSteps - step) * msPerStep();
      const evaluations = Math.ceil((totalSteps - step) / stepsPerEpoch);
      const forEvaluations = evaluations * (evaluationMs ?? guessedEvaluationMs());
      return (forSteps + forEvaluations) / 1000;
    },
  };
}
