import type { Recipe } from '../../../app/contract/recipe.ts';
import type {
  CurvePiece,
  RunEvaluation,
  TrainingEpoch,
  TrainingProgress,
} from '../../../app/contract/training.ts';
import { learningRateAt } from '../../../app/core/training/schedule.ts';
import { curveOf, progressOf } from '../samples.ts';

const CLASSES = 10;
const TESTED = 1000;
const MS_PER_STEP = 8;

interface Steps {
  stepsPerEpoch: number;
  totalSteps: number;
}

/** Numbers that fall and rise as those of a real run do. */
export class SimulatedRun {
  step = 0;
  rateByHand: number | null = null;
  readonly #recipe: Recipe;
  readonly #steps: Steps;

  constructor(recipe: Recipe, steps: Steps) {
    this.#recipe = recipe;
    this.#steps = steps;
  }

  get epoch(): number {
    return Math.max(1, Math.ceil(this.step / this.#steps.stepsPerEpoch));
  }

  /** The points of the next steps, of the epoch at most. */
  advance(count: number): CurvePiece {
    const first = this.step;
    const { stepsPerEpoch, totalSteps } = this.#steps;
    const endOfEpoch = (Math.floor(this.step / stepsPerEpoch) + 1) * stepsPerEpoch;
    const end = Math.min(totalSteps, endOfEpoch, this.step + count);
    const points = [];
    for (; this.step < end; this.step++) {
      const loss = trainLoss(this.step) * (0.7 + 0.6 * Math.random());
      const accuracy = Math.max(0.1, 1 - loss * 0.31);
      points.push({ loss, accuracy, learningRate: this.#rateAt(this.step) });
    }
    return curveOf(points, first);
  }

  progress(points: CurvePiece): TrainingProgress {
    return progressOf({
      ...{ points, step: this.step, epoch: this.epoch, msPerStep: MS_PER_STEP },
      loss: points.loss.at(-1) ?? 0,
      accuracy: 1 - trainLoss(this.step) * 0.31,
      learningRate: this.#rateAt(this.step - 1),
      samplesPerSecond: (this.#recipe.batchSize * 1000) / MS_PER_STEP,
      secondsLeft: ((this.#steps.totalSteps - this.step) * MS_PER_STEP) / 1000,
    });
  }

  isEndOfEpoch(): boolean {
    return this.step % this.#steps.stepsPerEpoch === 0;
  }

  isOver(): boolean {
    return this.step >= this.#steps.totalSteps;
  }

  endedEpoch(): TrainingEpoch {
    const { epoch, step } = this;
    const loss = trainLoss(step);
    const trained = { trainLoss: loss, trainAccuracy: 1 - loss * 0.31, seconds: 1 };
    return { epoch, step, ...trained, evaluation: this.test() };
  }

  test() {
    const loss = 0.12 + 0.3 * Math.exp(-this.step / 200);
    return { loss, accuracy: 1 - 0.3 * loss, count: TESTED };
  }

  /** The matrix after so much of the evaluation, 0 to 1. */
  evaluation(share: number): RunEvaluation {
    const { accuracy } = this.test();
    const perClass = (TESTED / CLASSES) * share;
    const confusion = Array.from({ length: CLASSES }, (_, label) => {
      const row = Array.from({ length: CLASSES }, (_, guess) =>
        Math.round(
          (1 - accuracy) * perClass * (0.5 + 0.5 * Math.sin(label * 7 + guess * 13)) * 0.2,
        ),
      );
      const wrong = row.reduce((sum, count) => sum + count, 0) - row[label]!;
      row[label] = Math.round(perClass) - wrong;
      return row;
    });
    return { epoch: this.epoch, done: Math.round(TESTED * share), count: TESTED, confusion };
  }

  #rateAt(step: number): number {
    return this.rateByHand ?? learningRateAt(this.#recipe, Math.max(0, step), this.#steps, 0);
  }
}

function trainLoss(step: number): number {
  return 0.06 + 2.2 * Math.exp(-step / 28) + 0.42 * Math.exp(-step / 240);
}
