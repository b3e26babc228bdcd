import type { DatasetSummary } from '../../contract/dataset.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Layer } from '../../contract/network.ts';
import type { TrainingEpoch, TrainingProgress, TrainingSettings } from '../../contract/training.ts';
import { networkCost } from '../../core/network/cost.ts';
import { planTraining } from '../../core/training/training-plan.ts';
import type { TrainingResult } from '../engine/training/train.ts';
import { createProgressLine, type ProgressLine } from '../terminal/progress-line.ts';
import { type Output, writeJson, writeLine } from './command.ts';
import { sentenceOf } from './failure-sentences.ts';
import { accuracyText, count, decimals, intervalOf, percent } from './numbers.ts';

/** Tells how a training goes. */
export interface TrainReport {
  began(settings: TrainingSettings, dataset: DatasetSummary, layers: readonly Layer[]): void;
  /** What went wrong beside the training, which goes on. */
  problem(problem: Failure): void;
  progressed(progress: TrainingProgress): void;
  epochEnded(epoch: TrainingEpoch): void;
  /** `savedIn` is null if nothing was saved. */
  ended(result: TrainingResult, savedIn: string | null): void;
  /** Leaves the terminal's line as it should be, however the training ended. */
  close(): void;
}

/** For people: a bar while an epoch runs, and a line when it has ended. */
export function createTextReport(output: Output, errors: Output): TrainReport {
  let stepsPerEpoch = 0;
  let epochs = 0;
  let bar: ProgressLine | null = null;

  return {
    began({ network, recipe }, dataset, layers) {
      ({ stepsPerEpoch } = planTraining(recipe, dataset.trainCount));
      epochs = recipe.epochs;
      const { optimizer, batchSize, learningRate, schedule, seed } = recipe;
      writeLine(
        output,
        `${network.name} (${count(networkCost(layers).parameters)} parameters) on ${dataset.name}: ` +
          `${count(dataset.trainCount)} digits, ${count(dataset.testCount)} to test on; ` +
          `${optimizer}, batch ${batchSize}, rate ${learningRate} ${schedule.kind}, seed ${seed}`,
      );
    },
    problem: (problem) => writeLine(errors, sentenceOf(problem)),
    progressed({ step, epoch, msPerStep }) {
      // In a file or a pipe the lines of the epochs are enough.
      if (!output.isTTY) return;
      bar ??= createProgressLine(`Epoch ${epoch} of ${epochs}`, 'steps', output);
      const done = step - (epoch - 1) * stepsPerEpoch;
      bar.show({ done, total: stepsPerEpoch, perSecond: 1000 / msPerStep });
    },
    epochEnded({ epoch, trainLoss, trainAccuracy, evaluation, seconds }) {
      const sentence =
        `Epoch ${epoch} of ${epochs}  training: loss ${decimals(trainLoss)}, ${percent(trainAccuracy)}  ` +
        `after it: loss ${decimals(evaluation.loss)}, ${percent(evaluation.accuracy)}  ${seconds.toFixed(1)} s`;
      if (bar) bar.end(sentence);
      else writeLine(output, sentence);
      bar = null;
    },
    ended({ kind, test, snapshot, restoredEpoch, seconds }, savedIn) {
      const steps = snapshot?.state.step ?? 0;
      bar?.end();
      bar = null;
      const saved = savedIn === null ? 'Not saved.' : `Saved in ${savedIn}.`;
      const kept = savedIn === null ? '' : ' What it learned until then is kept.';
      if (kind === 'stopped') writeLine(output, `Stopped after ${count(steps)} steps.${kept}`);
      if (kind === 'stopped-early') writeLine(output, 'Ended early: nothing more was to come.');
      if (restoredEpoch !== null)
        writeLine(output, `Taken back to epoch ${restoredEpoch}, the best.`);
      writeLine(
        output,
        `${accuracyText(test)} of ${count(test.count)} test digits are right, loss ${decimals(test.loss)}; ` +
          `${seconds.toFixed(1)} s in ${count(steps)} steps. ${saved}`,
      );
    },
    close: () => bar?.end(),
  };
}

/** For programs: an object when it begins, after every epoch and at the end. */
export function createJsonReport(output: Output): TrainReport {
  return {
    began(settings, dataset, layers) {
      const { stepsPerEpoch } = planTraining(settings.recipe, dataset.trainCount);
      const { parameters } = networkCost(layers);
      const net = settings.network.name;
      writeJson(output, { kind: 'began', net, parameters, settings, dataset, stepsPerEpoch });
    },
    problem: (problem) => writeJson(output, { kind: 'problem', problem }),
    progressed: () => undefined,
    epochEnded: (epoch) => writeJson(output, { kind: 'epoch', ...epoch }),
    ended({ kind, test, snapshot, restoredEpoch, seconds }, savedIn) {
      const { step: steps, epochsDone } = snapshot?.state ?? { step: 0, epochsDone: 0 };
      const msPerStep = steps > 0 ? (seconds * 1000) / steps : null;
      const interval = intervalOf(test);
      writeJson(output, {
        ...{ kind, ...test, interval, seconds, steps, msPerStep, epochsDone, restoredEpoch },
        model: savedIn,
      });
    },
    close: () => undefined,
  };
}
