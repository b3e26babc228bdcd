import type { DatasetSummary } from '../../../contract/dataset.ts';
import type { ModelSummary } from '../../../contract/models.ts';
import type { Evaluation, TrainingSettings } from '../../../contract/training.ts';
import { wilsonInterval } from '../../../core/statistics/wilson.ts';
import { namedRecipe, RECIPE_NAMES } from '../../../core/training/recipes.ts';
import { datasetNameOf } from '../../digits/dataset-name.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { formatCount, formatLoss, formatPercent } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { networkNameOf } from '../../network/network-name.ts';
import type { WatchedRun } from '../../state/apply-announcement.ts';
import { planTraining } from '../../../core/training/training-plan.ts';
import { isSameValue } from '../../state/same-value.ts';
import { RECIPE_WORDS } from './recipe/recipe-words.ts';

/** Where the run is: "Epoch 2 of 5, step 231 of 705". */
export function progressText(run: WatchedRun): string {
  if (!run.progress) return m.runPreparing();
  const progress = m.runProgress({
    epoch: formatCount(run.progress.epoch),
    epochs: formatCount(run.settings.recipe.epochs),
    step: formatCount(run.progress.step),
    steps: formatCount(run.totalSteps),
  });
  return run.isPaused ? m.runPaused({ progress }) : progress;
}

/** What is being trained, how and on what: "Quick CNN, Fast (one cycle), on MNIST". */
export function runText({ settings, dataset }: WatchedRun): string {
  return m.runOf({
    network: networkNameOf(settings.network.name),
    recipe: recipeNameOf(settings),
    dataset: datasetNameOf(dataset),
  });
}

/** The name of the recipe, if it is one of those that have one. */
export function recipeNameOf({ network, recipe }: TrainingSettings): string {
  const name = RECIPE_NAMES.find((each) => isSameValue(recipe, namedRecipe(each, network.layers)));
  return RECIPE_WORDS[name ?? 'own'].name();
}

/** How the run ended; null while it goes on. */
export function outcomeText(run: WatchedRun): string | null {
  const { outcome } = run;
  if (!outcome) return null;
  if (outcome.kind === 'failed') return failureText(outcome.failure);
  const told = endText(run, outcome.kind, inWords(outcome.test, run.dataset));
  const { restoredEpoch, unsaved } = outcome;
  const whole =
    restoredEpoch === null
      ? told
      : m.runRestored({ result: told, epoch: formatCount(restoredEpoch) });
  return unsaved ? m.runUnsaved({ result: whole }) : whole;
}

function endText(
  run: WatchedRun,
  kind: 'completed' | 'stopped-early' | 'stopped',
  words: ReturnType<typeof inWords>,
): string {
  switch (kind) {
    case 'completed':
      return m.resultCompleted(words);
    case 'stopped-early':
      return m.runStoppedEarly({
        epoch: formatCount(run.epochs.at(-1)?.epoch ?? run.progress?.epoch ?? 0),
        epochs: formatCount(run.settings.recipe.epochs),
        result: m.resultCompleted(words),
      });
    case 'stopped':
      return m.resultStopped({
        step: formatCount(run.progress?.step ?? 0),
        steps: formatCount(run.totalSteps),
        ...words,
      });
  }
}

/** What is known of the model in use. */
export function savedModelText(model: ModelSummary): string {
  return m.resultSavedModel({
    name: model.name,
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
export function planText({ recipe }: TrainingSettings, dataset: DatasetSummary): string {
  const { stepsPerEpoch, totalSteps } = planTraining(recipe, dataset.trainCount);
  return m.runPlanned({
    steps: formatCount(totalSteps),
    stepsPerEpoch: formatCount(stepsPerEpoch),
  });
}

function inWords({ accuracy, count, loss }: Evaluation, dataset: DatasetSummary) {
  const { low, high } = wilsonInterval(Math.round(accuracy * count), count);
  return {
    set: datasetNameOf(dataset),
    accuracy: formatPercent(accuracy),
    low: formatPercent(low),
    high: formatPercent(high),
    count: formatCount(count),
    loss: formatLoss(loss),
  };
}
