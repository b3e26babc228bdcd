import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '../../../contract/failures.ts';
import { systemCode } from '../../files/write-failure.ts';
import { MODEL_FILE, type ModelDescription, parseModelFile } from './model-file.ts';
import type { SavedModel } from './save-model.ts';
import { trainingFileName } from './training-file.ts';
import { sha256, unpackWeights } from './weights.ts';

export const LARGEST_DESCRIPTION = 1_000_000; /* bytes */

/**
 * Reads a saved model and checks all of it, the weights against their hash: some milliseconds for
 * the lesson's network, and without TensorFlow.
 * @throws FailureError `model-missing`, `model-damaged`, or `not-readable` where the disk refused.
 */
export async function readModel(folder: string): Promise<SavedModel> {
  const text = await readDescription(folder);
  return readingSaved(folder, async () => {
    const description = parseModelFile(text);
    const values = unpackWeights(description.layers, await readWeights(folder, description));
    return { summary: description.summary, layers: description.layers, values };
  });
}

/**
 * Reads something of a saved model that belongs to it for certain.
 * @throws FailureError as readModel
 */
export async function readingSaved<Part>(folder: string, read: () => Promise<Part>): Promise<Part> {
  try {
    return await read();
  } catch (error) {
    // Who was taken away meanwhile, to the bin perhaps, is missing and not damaged.
    if (systemCode(error) === 'ENOENT') await readDescription(folder);
    throw readFailure(folder, error);
  }
}

/**
 * What a model file says, without its weights.
 * @throws FailureError as readModel
 */
export async function describeSaved(folder: string): Promise<ModelDescription> {
  const text = await readDescription(folder);
  try {
    return parseModelFile(text);
  } catch (error) {
    throw readFailure(folder, error);
  }
}

/** The state with which the training of a saved model can go on; null if none was saved. */
export async function readTrainingState(folder: string): Promise<Uint8Array | null> {
  const { weightsSha256 } = await describeSaved(folder);
  const path = join(folder, trainingFileName(weightsSha256));
  return readFile(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw readFailure(folder, error);
  });
}

async function readDescription(folder: string): Promise<string> {
  const path = join(folder, MODEL_FILE);
  try {
    // Sizes are looked at before memory is taken.
    const { size } = await stat(path);
    if (size > LARGEST_DESCRIPTION) throw new Error(`${MODEL_FILE} has ${size} bytes`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw readFailure(folder, error);
    throw new FailureError({ code: 'model-missing', path: folder }, { cause: error });
  }
}

async function readWeights(folder: string, expected: ModelDescription): Promise<Uint8Array> {
  const path = join(folder, expected.weightsFile);
  const { size } = await stat(path);
  if (size !== expected.weightsBytes) {
    throw new Error(`its weights have ${size} bytes instead of ${expected.weightsBytes}`);
  }
  const bytes = await readFile(path);
  if (sha256(bytes) !== expected.weightsSha256) {
    throw new Error('its weights are not the ones that were saved');
  }
  return bytes;
}

/** Content that is wrong or incomplete is damage; a disk that refuses may give it another time. */
function readFailure(folder: string, error: unknown): FailureError {
  const code = systemCode(error);
  if (code !== undefined && code !== 'ENOENT') {
    return new FailureError({ code: 'not-readable', path: folder, reason: code }, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new FailureError(
    { code: 'model-damaged', path: folder, reason, keptAt: null },
    { cause: error },
  );
}
