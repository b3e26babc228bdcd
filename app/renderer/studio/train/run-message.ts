import type { Failure } from '../../../contract/failures.ts';
import type { ModelSummary } from '../../../contract/models.ts';
import type { Evaluation, TrainingRun, TrainingSettings } from '../../../contract/training.ts';
import type { DatasetSummary } from '../../../contract/dataset.ts';
import { datasetNameOf } from '../../digits/dataset-name.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { formatCount, formatDay, formatLoss, formatPercent } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

/** Where the run is: "Epoch 2 of 5, step 231 of 705". */
export function progressText(run: TrainingRun): string {
  if (!run.progress) return m.runPreparing();
  return m.runProgress({
    epoch: formatCount(run.progress.epoch),
    epochs: formatCount(run.settings.epochs),
    step: formatCount(run.progress.step),
    steps: formatCount(run.totalSteps),
  });
}

/** How the run ended; null while it goes on. */
export function outcomeText(run: TrainingRun): string | null {
  const { outcome } = run;
  switch (outcome?.kind) {
    case undefined:
      return null;
    case 'completed':
      return withProblem(m.resultCompleted(inWords(outcome.test, run.dataset)), outcome.unsaved);
    case 'stopped':
      return withProblem(
        m.resultStopped({
          step: formatCount(run.progress?.step ?? 0),
          steps: formatCount(run.totalSteps),
          ...inWords(outcome.test, run.dataset),
        }),
        outcome.unsaved,
      );
    case 'failed':
      return failureText(outcome.failure);
  }
}

/** What is known of a model from an earlier day. */
export function savedModelText(model: ModelSummary): string {
  return m.resultSavedModel({
    date: formatDay(model.savedAt),
    ...inWords(model.test, model.dataset),
  });
}

/** Which dataset is in use, and how much of it is for what. */
export function datasetText(dataset: DatasetSummary): string {
  return m.datasetInUse({
    name: datasetNameOf(dataset),
    train: formatCount(dataset.trainCount),
    test: formatCount(dataset.testCount),
  });
}

/** How much work the settings mean. */
export function planText(settings: TrainingSettings, dataset: DatasetSummary): string {
  const stepsPerEpoch = Math.ceil(dataset.trainCount / settings.batchSize);
  return m.runPlanned({
    steps: formatCount(stepsPerEpoch * settings.epochs),
    stepsPerEpoch: formatCount(stepsPerEpoch),
  });
}

function withProblem(result: string, problem: Failure | null): string {
  return problem ? `${result} ${failureText(problem)}` : result;
}

function inWords({ accuracy, count, loss }: Evaluation, dataset: DatasetSummary) {
  return {
    set: datasetNameOf(dataset),
    accuracy: formatPercent(accuracy),
    count: formatCount(count),
    loss: formatLoss(loss),
  };
}
