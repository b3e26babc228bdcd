import { join } from 'node:path';
import type { ModelSummary } from '../../../contract/models.ts';
import { writeAtomically } from '../../files/atomic-write.ts';
import { fileOperations, type FileOperations } from '../../files/file-operations.ts';
import { makeFolder } from '../../files/make-folder.ts';
import type { Layer } from '../../../contract/network.ts';
import { isLeftOver } from './left-overs.ts';
import { descriptionText, MODEL_FILE, weightsFileName } from './model-file.ts';
import { describeSaved } from './read-model.ts';
import { trainingFileName } from './training-file.ts';
import { packWeights, sha256 } from './weights.ts';

export interface SavedModel {
  summary: ModelSummary;
  /** With the last one, which gives the logits. */
  layers: readonly Layer[];
  values: readonly Float32Array[];
  /** With which the training can go on (a checkpoint); it belongs to these values. */
  trainingState?: Uint8Array | null;
}

/**
 * Saves a model into its folder, replacing the one that is there. Whatever happens on the way,
 * the folder holds the old model or the new one, whole: the rename of model.json decides.
 * @throws FailureError `disk-full` or `not-writable`; the old model is then untouched.
 */
export async function saveModel(
  folder: string,
  { summary, layers, values, trainingState = null }: SavedModel,
  files: FileOperations = fileOperations,
): Promise<void> {
  const weights = packWeights(values);
  const hash = sha256(weights);
  const weightsFile = weightsFileName(hash);

  await makeFolder(folder, files);
  await writeAtomically(join(folder, weightsFile), weights, files);
  const trainingFile = trainingFileName(hash);
  if (trainingState) await writeAtomically(join(folder, trainingFile), trainingState, files);
  await writeDescription(folder, { summary, layers, weightsSha256: hash }, files);
  // The model is saved; what could not be removed now is removed next time.
  await removeOlder(folder, [weightsFile, trainingFile], files).catch(() => undefined);
}

/**
 * Changes what is said of a saved model, and nothing else.
 * @throws FailureError as readModel and saveModel
 */
export async function saveSummary(
  folder: string,
  summary: ModelSummary,
  files: FileOperations = fileOperations,
): Promise<void> {
  const { layers, weightsSha256 } = await describeSaved(folder);
  await writeDescription(folder, { summary, layers, weightsSha256 }, files);
}

interface Description extends Pick<SavedModel, 'summary' | 'layers'> {
  weightsSha256: string;
}

/**
 * Writes model.json, by which the files of its weights come to count: they must be there already.
 * @throws FailureError `disk-full` or `not-writable`
 */
export async function writeDescription(
  folder: string,
  { summary, layers, weightsSha256 }: Description,
  files: FileOperations,
): Promise<void> {
  const text = descriptionText(summary, layers, weightsSha256);
  await writeAtomically(join(folder, MODEL_FILE), text, files);
}

async function removeOlder(
  folder: string,
  current: readonly string[],
  files: FileOperations,
): Promise<void> {
  for (const name of await files.list(folder)) {
    if (isLeftOver(name) && !current.includes(name)) await files.remove(join(folder, name));
  }
}
