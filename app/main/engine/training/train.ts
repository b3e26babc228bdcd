import type { Doubt } from '../../../contract/doubt.ts';
import { FailureError } from '../../../contract/failures.ts';
import type { Evaluation, TrainingEpoch } from '../../../contract/training.ts';
import type { Recipe } from '../../../contract/recipe.ts';
import { learningRateAt } from '../../../core/training/schedule.ts';
import { planTraining } from '../../../core/training/training-plan.ts';
import { augmentationFor } from '../augmentation/augmentation-for.ts';
import { createAugmenter } from '../augmentation/augmenter.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Network } from '../network/network.ts';
import { atMostEvery } from '../at-most-every.ts';
import { goOnAtOnce, type Turn } from '../courtesy.ts';
import { inPieces } from '../in-pieces.ts';
import { evaluate } from '../prediction/evaluate.ts';
import type { CheckpointWriter } from './checkpoints/checkpoint-writer.ts';
import { Batches } from './batches.ts';
import { concludeRun } from './conclude-run.ts';
import { createOptimizer } from './optimizer.ts';
import type { RunControl } from './run-control.ts';
import { RunMeter } from './run-meter.ts';
import { runSamples } from './run-samples.ts';
import { newRunState, type RunState, type Snapshot } from './run-state.ts';
import type { TrainingListener } from './training-listener.ts';
import { createStepper } from './training-step.ts';
import { isExhausted, watch } from './watch.ts';

const ANNOUNCE_EVERY_MS = 100;

export interface TrainingOptions extends TrainingListener {
  network: Network;
  dataset: Dataset;
  recipe: Recipe;
  control: RunControl;
  /** Goes on from here instead of beginning. */
  from?: Snapshot | null;
  /** The state at the end of the best epoch of `from`, where it is still there. */
  best?: Snapshot | null;
  checkpoints?: CheckpointWriter | null;
  /** How others have their turn between two pieces of a step; at once if it is not said. */
  turn?: Turn;
}

export interface TrainingResult {
  kind: 'completed' | 'stopped-early' | 'stopped';
  /** All that is needed to train on; null if nothing was learned. Its weights are the network's. */
  snapshot: Snapshot | null;
  /** The epoch to which the weights were taken back, if they were. */
  restoredEpoch: number | null;
  test: Evaluation;
  /** How it is to be doubted; null if nothing was learned, or it could not be measured. */
  doubt: Doubt | null;
  /** Of the steps only: no evaluation, no saving. */
  seconds: number;
}

/**
 * Trains a network in place. Everything else that waits in this process gets its turn after each
 * step, so that a stop waits for no longer, and within long steps, so that predictions do not. With `from` it ends with
 * the same weights and curves, bit for bit, as if it had never been interrupted.
 * @throws FailureError `training-diverged`; the network is then of no use.
 */
export async function train(options: TrainingOptions): Promise<TrainingResult> {
  const { network, dataset, recipe, control, from, checkpoints, turn = goOnAtOnce } = options;
  const { seed, batchSize, epochs } = recipe;
  const samples = runSamples(dataset, recipe);
  const plan = planTraining(recipe, dataset.train.count);
  const { stepsPerEpoch, totalSteps } = plan;
  let state: RunState = from?.state ?? newRunState(totalSteps);
  let best = recipe.earlyStopping ? (options.best ?? null) : null;
  const meter = new RunMeter(state, {
    ...{ ...plan, batchSize, watchedCount: samples.watched.indices.length },
  });
  const optimizer = createOptimizer(recipe, network.learned);
  const augmenter = createAugmenter(augmentationFor(recipe.augmentation, dataset.summary.classes));
  const stepper = createStepper({
    ...{ network, optimizer, digits: dataset.train, augmenter, batchSize },
    labelSmoothing: recipe.labelSmoothing,
  });
  const schedule = { stepsPerEpoch, totalSteps: totalSteps - state.scheduleFrom };
  const batches = new Batches(samples.train.indices, recipe, plan);
  const isAnnouncementDue = atMostEvery(ANNOUNCE_EVERY_MS);
  // The first is told after that time, not with the first step.
  isAnnouncementDue();

  function snapshot(): Snapshot {
    stepper.settle();
    return {
      state: { ...state, ...meter.state() },
      ...{ weights: network.values(), optimizer: optimizer.state() },
    };
  }

  function announceProgress(): void {
    const progress = meter.take();
    if (progress) options.onProgress?.(progress);
  }

  function nextRate(): number {
    const set = control.takeRate();
    if (set !== null) state = { ...state, handRate: set };
    const scheduled = learningRateAt(
      ...([recipe, meter.step - state.scheduleFrom, schedule, state.watch.plateaus] as const),
    );
    return state.handRate ?? scheduled;
  }

  async function runStep(): Promise<void> {
    const begun = performance.now();
    const rate = nextRate();
    const result = await inPieces(
      stepper.takeInPieces(batches.of(meter.step), { seed, step: meter.step + 1 }, rate),
      turn,
    );
    if (!Number.isFinite(result.loss)) throw diverged(meter.step + 1);
    meter.stepDone(result, rate, performance.now() - begun);
    if (control.isPaused || isAnnouncementDue()) announceProgress();
    if (checkpoints?.isDue) await checkpoints.write(snapshot());
  }

  async function endEpoch(): Promise<void> {
    const epoch = state.epochsDone + 1;
    const begun = performance.now();
    stepper.settleNetwork();
    const count = samples.watched.indices.length;
    const onBatch = (done: number, confusion: number[][]) => {
      if (done < count && !isAnnouncementDue()) return;
      options.onEvaluation?.({ epoch, done, count, confusion: confusion.map((row) => [...row]) });
    };
    const { loss, accuracy } = await evaluate(network, samples.watched, onBatch, turn);
    if (!Number.isFinite(loss)) throw diverged(meter.step);
    meter.evaluationDone(performance.now() - begun);
    const ended: TrainingEpoch = {
      ...{ epoch, step: meter.step, ...meter.epochDone() },
      evaluation: { loss, accuracy, count },
    };
    const watched = watch(state.watch, { epoch, step: meter.step, loss }, recipe);
    state = {
      ...state,
      epochsDone: epoch,
      epochs: [...state.epochs, ended],
      watch: watched,
    };
    options.onEpoch?.(ended);
    const isBest = watched.best?.epoch === epoch;
    const isToTakeBack = isBest && recipe.earlyStopping !== null;
    const isToWrite = isBest || epoch % recipe.checkpointEpochs === 0;
    if (!isToTakeBack && !(checkpoints && isToWrite)) return;
    const now = snapshot();
    if (isToTakeBack) best = now;
    if (isToWrite) await checkpoints?.write(now);
  }

  try {
    if (from) {
      network.setValues(from.weights);
      optimizer.restore(from.optimizer);
    }
    options.onBegin?.(meter, stepper.settleNetwork);
    let kind: TrainingResult['kind'] = 'completed';
    while (state.epochsDone < epochs) {
      // Asked first, since a run that was killed behind its last epoch must not have another.
      if (isExhausted(state.watch, recipe)) {
        kind = 'stopped-early';
        break;
      }
      if (meter.step === (state.epochsDone + 1) * stepsPerEpoch) {
        await endEpoch();
        continue;
      }
      if (control.mustWait) {
        announceProgress();
        if (checkpoints) await checkpoints.write(snapshot());
      }
      await control.untilStep();
      if (control.isStopped) {
        kind = 'stopped';
        break;
      }
      await runStep();
    }
    announceProgress();
    await checkpoints?.idle();
    const conclusion = await concludeRun({
      ...{ network, recipe, dataset },
      last: meter.step > 0 ? snapshot() : null,
      best: kind === 'stopped' ? null : best,
    });
    return { kind, ...conclusion, seconds: meter.seconds };
  } finally {
    stepper.free();
    optimizer.free();
    augmenter?.free();
  }
}

function diverged(step: number): FailureError {
  return new FailureError({ code: 'training-diverged', step });
}
