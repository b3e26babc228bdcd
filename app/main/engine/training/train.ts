import { setImmediate as nextTurn } from 'node:timers/promises';
import { FailureError } from '../../../contract/failures.ts';
import type {
  Evaluation,
  TrainingEpoch,
  TrainingProgress,
  TrainingSettings,
} from '../../../contract/training.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Network } from '../network/network.ts';
import { evaluate } from '../prediction/evaluate.ts';
import { createAdam } from './adam.ts';
import { epochOrder } from './epoch-order.ts';
import { createProgressMeter } from './progress-meter.ts';
import { planTraining } from './training-plan.ts';
import { takeStep } from './training-step.ts';

const ANNOUNCE_EVERY_MS = 100;

export interface TrainingOptions {
  network: Network;
  dataset: Dataset;
  settings: TrainingSettings;
  /** Aborted: the run ends after the step it is in. */
  signal: AbortSignal;
  /** At most ten times a second, and once at the end. */
  onProgress(progress: TrainingProgress): void;
  onEpoch(epoch: TrainingEpoch): void;
}

export interface TrainingResult {
  kind: 'completed' | 'stopped';
  /** Epochs that were finished. */
  epochsDone: number;
  steps: number;
  test: Evaluation;
  /** Of the steps only: no evaluation, no saving. */
  seconds: number;
}

/**
 * Trains a network in place. After each step everything else that waits in this process gets its
 * turn, so that a stop or a prediction never waits for longer than a step.
 * @throws FailureError `training-diverged`; the network is then of no use.
 */
export async function train(options: TrainingOptions): Promise<TrainingResult> {
  const { network, dataset, settings, signal, onProgress, onEpoch } = options;
  const { seed, batchSize, learningRate } = settings;
  const plan = planTraining(settings, dataset.summary);
  const meter = createProgressMeter(plan);
  const optimizer = createAdam(network.parameters);
  let announcedAt = performance.now();
  let epochsDone = 0;
  let test: Evaluation | null = null;

  async function runStep(indices: Int32Array): Promise<void> {
    const begun = performance.now();
    const training = { seed, step: meter.step() + 1 };
    const result = takeStep(network, optimizer, dataset.train, indices, training, learningRate);
    if (!Number.isFinite(result.loss)) throw diverged(training.step);
    await nextTurn();

    const now = performance.now();
    meter.stepDone(result, now - begun);
    if (now - announcedAt < ANNOUNCE_EVERY_MS) return;
    announcedAt = now;
    onProgress(meter.take());
  }

  /** Returns false if it was stopped before its last step. */
  async function runEpoch(epoch: number): Promise<boolean> {
    const order = epochOrder(dataset.train.count, seed, epoch);
    for (let start = 0; start < order.length; start += batchSize) {
      if (signal.aborted) return false;
      await runStep(order.subarray(start, start + batchSize));
      test = null;
    }
    return true;
  }

  async function runTest(): Promise<Evaluation> {
    const begun = performance.now();
    const { loss, accuracy, count } = await evaluate(network, dataset.test);
    if (!Number.isFinite(loss)) throw diverged(meter.step());
    meter.evaluationDone(performance.now() - begun);
    return { loss, accuracy, count };
  }

  try {
    for (let epoch = 1; epoch <= settings.epochs; epoch++) {
      if (!(await runEpoch(epoch))) break;
      const totals = meter.epochDone();
      test = await runTest();
      epochsDone = epoch;
      onEpoch({ epoch, step: meter.step(), ...totals, test });
    }
    if (meter.step() > 0) onProgress(meter.take());
    return {
      kind: epochsDone === settings.epochs ? 'completed' : 'stopped',
      epochsDone,
      steps: meter.step(),
      test: test ?? (await runTest()),
      seconds: meter.seconds(),
    };
  } finally {
    optimizer.free();
  }
}

function diverged(step: number): FailureError {
  return new FailureError({ code: 'training-diverged', step });
}
