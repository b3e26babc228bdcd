import { join } from 'node:path';
import type { ModelSummary } from '../../../contract/models.ts';
import { besideOf, writeAtomically } from '../../files/atomic-write.ts';
import { fileOperations, type FileOperations } from '../../files/file-operations.ts';
import { writeFailure } from '../../files/write-failure.ts';
import type { LayerDescriptions } from '../network/layer-description.ts';
import { describeModel, MODEL_FILE, WEIGHTS_FILE, weightsFileName } from './model-file.ts';
import { packWeights, sha256 } from './weights.ts';

export interface SavedModel {
  summary: ModelSummary;
  layers: LayerDescriptions;
  values: readonly Float32Array[];
}

/**
 * Saves a model into its folder, replacing the one that is there. Whatever happens on the way,
 * the folder holds the old model or the new one, whole: the rename of model.json decides.
 * @throws FailureError `disk-full` or `not-writable`; the old model is then untouched.
 */
export async function saveModel(
  folder: string,
  { summary, layers, values }: SavedModel,
  files: FileOperations = fileOperations,
): Promise<void> {
  const weights = packWeights(values);
  const hash = sha256(weights);
  const weightsFile = weightsFileName(hash);
  const description = JSON.stringify(describeModel(summary, layers, hash), null, 2);

  await prepareModelFolder(folder, files);
  await writeAtomically(join(folder, weightsFile), weights, files);
  await writeAtomically(join(folder, MODEL_FILE), description, files);
  // The model is saved; what could not be removed now is removed next time.
  await removeOlder(folder, weightsFile, files).catch(() => undefined);
}

/**
 * Makes the folder for a model, which shows before a long run whether it can be written.
 * @throws FailureError `disk-full` or `not-writable`.
 */
export async function prepareModelFolder(
  folder: string,
  files: FileOperations = fileOperations,
): Promise<void> {
  await files.makeFolder(folder).catch((error: unknown) => {
    throw writeFailure(error, folder);
  });
}

async function removeOlder(folder: string, current: string, files: FileOperations): Promise<void> {
  for (const name of await files.list(folder)) {
    if (isLeftOver(name) && name !== current) await files.remove(join(folder, name));
  }
}

/** Weights of an older model, or a file whose writing was cut short. */
function isLeftOver(name: string): boolean {
  const suffix = besideOf('');
  const written = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  return WEIGHTS_FILE.test(written) || (written !== name && written === MODEL_FILE);
}
