import { type DatasetSummary, KNOWN_DATASETS } from '../../contract/dataset.ts';
import type { ModelSummary } from '../../contract/models.ts';
import {
  OWN,
  type PageReport,
  type ReportedDataset,
  type ReportedModel,
} from '../../contract/report.ts';
import { isPresetName } from '../../core/network/presets.ts';
import type { AppState } from '../app-state.ts';

type Known = Pick<AppState, 'connection' | 'library' | 'training'>;

/** Who copies a report may do so because the engine does not answer. */
const ANSWER_WITHIN_MS = 5_000;

/** What a report should have of the page and the engine: no names that a person gave. */
export async function pageReport({ connection, library, training }: Known): Promise<PageReport> {
  return {
    tensorflow: await reportedTensorFlow(connection),
    pixelRatio: window.devicePixelRatio,
    model: training.model && reportedModel(training.model),
    modelCount: library.models.length,
    dataset: training.dataset && reportedDataset(training.dataset),
    isTraining: training.isActive,
  };
}

async function reportedTensorFlow(
  connection: AppState['connection'],
): Promise<PageReport['tensorflow']> {
  const noAnswer = new Promise<null>((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS, null));
  const answer = await Promise.race([connection.request('diagnostics', {}), noAnswer]);
  if (!answer?.ok) return null;
  const { tensorflow, tfjs, tensors } = answer.value;
  return { version: tensorflow, tfjs, tensors };
}

function reportedModel(summary: ModelSummary): ReportedModel {
  const { name, layers } = summary.settings.network;
  return {
    network: isPresetName(name) ? name : OWN,
    layers: layers.length,
    parameters: summary.parameterCount,
    epochs: summary.epochsDone,
    accuracy: summary.test.accuracy,
    isOfAHand: summary.hand !== null,
    dataset: reportedDataset(summary.dataset),
  };
}

function reportedDataset({ id, classes, trainCount, testCount }: DatasetSummary): ReportedDataset {
  const kind = KNOWN_DATASETS.find((known) => known === id) ?? OWN;
  return { kind, classes: classes.length, trainCount, testCount };
}
