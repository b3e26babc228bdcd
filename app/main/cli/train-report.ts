import type { DatasetSummary } from '../../contract/dataset.ts';
import type { TrainingEpoch, TrainingProgress, TrainingSettings } from '../../contract/training.ts';
import type { LayerDescriptions } from '../engine/network/layer-description.ts';
import { parameterCount } from '../engine/network/parameters.ts';
import { planTraining } from '../engine/training/training-plan.ts';
import type { TrainingResult } from '../engine/training/train.ts';
import { createProgressLine, type ProgressLine } from '../terminal/progress-line.ts';
import { type Output, writeJson, writeLine } from './command.ts';
import { count, decimals, percent } from './numbers.ts';

/** Tells how a training goes. */
export interface TrainReport {
  began(
    net: string,
    layers: LayerDescriptions,
    settings: TrainingSettings,
    dataset: DatasetSummary,
  ): void;
  progressed(progress: TrainingProgress): void;
  epochEnded(epoch: TrainingEpoch): void;
  /** `savedIn` is null if nothing was saved. */
  ended(result: TrainingResult, savedIn: string | null): void;
  /** Leaves the terminal's line as it should be, however the training ended. */
  close(): void;
}

/** For people: a bar while an epoch runs, and a line when it has ended. */
export function createTextReport(output: Output): TrainReport {
  let stepsPerEpoch = 0;
  let epochs = 0;
  let bar: ProgressLine | null = null;

  return {
    began(net, layers, settings, dataset) {
      ({ stepsPerEpoch } = planTraining(settings, dataset));
      epochs = settings.epochs;
      const { batchSize, learningRate, seed } = settings;
      writeLine(
        output,
        `${net} (${count(parameterCount(layers))} parameters) on ${dataset.name}: ` +
          `${count(dataset.trainCount)} digits, ${count(dataset.testCount)} to test on; ` +
          `batch ${batchSize}, rate ${learningRate}, seed ${seed}`,
      );
    },
    progressed({ step, epoch, msPerStep }) {
      // In a file or a pipe the lines of the epochs are enough.
      if (!output.isTTY) return;
      bar ??= createProgressLine(`Epoch ${epoch} of ${epochs}`, 'steps', output);
      const done = step - (epoch - 1) * stepsPerEpoch;
      bar.show({ done, total: stepsPerEpoch, perSecond: 1000 / msPerStep });
    },
    epochEnded({ epoch, trainLoss, trainAccuracy, test, seconds }) {
      const sentence =
        `Epoch ${epoch} of ${epochs}  training: loss ${decimals(trainLoss)}, ${percent(trainAccuracy)}  ` +
        `test: loss ${decimals(test.loss)}, ${percent(test.accuracy)}  ${seconds.toFixed(1)} s`;
      if (bar) bar.end(sentence);
      else writeLine(output, sentence);
      bar = null;
    },
    ended({ kind, test, steps, seconds }, savedIn) {
      bar?.end();
      bar = null;
      const saved = savedIn === null ? 'Not saved.' : `Saved in ${savedIn}.`;
      const kept = savedIn === null ? '' : ' What it learned until then is kept.';
      if (kind === 'stopped') writeLine(output, `Stopped after ${count(steps)} steps.${kept}`);
      writeLine(
        output,
        `${percent(test.accuracy)} of ${count(test.count)} test digits are right, loss ${decimals(test.loss)}; ` +
          `${seconds.toFixed(1)} s in ${count(steps)} steps. ${saved}`,
      );
    },
    close: () => bar?.end(),
  };
}

/** For programs: an object when it begins, after every epoch and at the end. */
export function createJsonReport(output: Output): TrainReport {
  return {
    began(net, layers, settings, dataset) {
      const { stepsPerEpoch } = planTraining(settings, dataset);
      const parameters = parameterCount(layers);
      writeJson(output, { kind: 'began', net, parameters, settings, dataset, stepsPerEpoch });
    },
    progressed: () => undefined,
    epochEnded: (epoch) => writeJson(output, { kind: 'epoch', ...epoch }),
    ended({ kind, test, epochsDone, steps, seconds }, savedIn) {
      const msPerStep = steps > 0 ? (seconds * 1000) / steps : null;
      writeJson(output, { kind, ...test, seconds, steps, msPerStep, epochsDone, model: savedIn });
    },
    close: () => undefined,
  };
}
