import type { DatasetSummary } from '../../../contract/dataset.ts';
import type { Announce } from '../../../contract/engine.ts';
import {
  type CurvePiece,
  type RunEvaluation,
  type RunId,
  type TrainingEpoch,
  type TrainingOutcome,
  type TrainingProgress,
  type TrainingRun,
  type TrainingSettings,
} from '../../../contract/training.ts';
import { stepsPerPointOf } from './run-curve.ts';
import type { RunMeter } from './run-meter.ts';
import type { RunState } from './run-state.ts';
import type { TrainingPlan } from '../../../core/training/training-plan.ts';
import type { TrainingListener } from './training-listener.ts';

interface Begin {
  id: RunId;
  settings: TrainingSettings;
  dataset: DatasetSummary;
  plan: TrainingPlan;
  /** Where the run goes on from. */
  from: RunState | null;
}

/** Keeps what was announced of a run, for a page that was not there to hear it. */
export class RunRecord {
  readonly #begin: Begin;
  readonly #announce: Announce;
  #meter: RunMeter | null = null;
  #isPaused = false;
  #progress: TrainingProgress | null = null;
  #epochs: TrainingEpoch[];
  #evaluation: RunEvaluation | null = null;
  #outcome: TrainingOutcome | null = null;

  constructor(begin: Begin, announce: Announce) {
    this.#begin = begin;
    this.#announce = announce;
    this.#epochs = [...(begin.from?.epochs ?? [])];
  }

  get id(): RunId {
    return this.#begin.id;
  }

  /** To be called before the network in training is used by others. */
  settle: () => void = () => undefined;

  /** What to give to train(). */
  readonly listener: TrainingListener = {
    onBegin: (meter, settle) => {
      this.#meter = meter;
      this.settle = settle;
    },
    onProgress: (progress) => {
      this.#progress = progress;
      this.#announce('trainingProgressed', progress);
    },
    onEvaluation: (evaluation) => {
      this.#evaluation = evaluation;
      this.#announce('evaluationProgressed', evaluation);
    },
    onEpoch: (epoch) => {
      this.#epochs.push(epoch);
      this.#announce('epochEnded', epoch);
    },
  };

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.#announce('trainingPaused', { isPaused });
  }

  end(outcome: TrainingOutcome): void {
    this.#outcome = outcome;
    this.#isPaused = false;
    this.#announce('trainingEnded', outcome);
  }

  /** The whole run as it is now. Points that are announced later are not in its curve yet. */
  whole(): TrainingRun {
    const { id, settings, dataset, plan, from } = this.#begin;
    const { trainCount, stepsPerEpoch, totalSteps } = plan;
    return {
      ...{ id, settings, dataset, trainCount, stepsPerEpoch, totalSteps },
      watched: settings.recipe.validationShare > 0 ? 'validation' : 'test',
      stepsPerPoint: from?.curve.stepsPerPoint ?? stepsPerPointOf(totalSteps),
      isPaused: this.#isPaused,
      progress: this.#progress && { ...this.#progress, points: NO_POINTS },
      curve: this.#meter?.curve() ?? curveOf(from),
      epochs: [...this.#epochs],
      evaluation: this.#evaluation,
      outcome: this.#outcome,
    };
  }
}

const NONE = new Float32Array(0);
const NO_POINTS: CurvePiece = { first: 0, loss: NONE, accuracy: NONE, learningRate: NONE };

function curveOf(from: RunState | null): CurvePiece {
  if (!from) return NO_POINTS;
  const { loss, accuracy, learningRate } = from.curve;
  return { first: 0, loss, accuracy, learningRate };
}
