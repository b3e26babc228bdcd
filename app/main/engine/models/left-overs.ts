import { cutShortName } from '../../files/atomic-write.ts';
import { namesIn } from '../../files/names-in.ts';
import { removeFolder } from '../../files/remove-folder.ts';
import { MODEL_FILE, WEIGHTS_FILE } from './model-file.ts';
import { TRAINING_FILE } from './training-file.ts';

/** Weights, which count only for a model.json that names them, or a file whose writing was cut short. */
export function isLeftOver(name: string): boolean {
  const cutShort = cutShortName(name);
  const written = cutShort ?? name;
  return WEIGHTS_FILE.test(written) || TRAINING_FILE.test(written) || cutShort === MODEL_FILE;
}

/**
 * Removes the folder of a model whose saving or removing was cut short: it has no model.json, and
 * nothing that is not ours. What cannot be removed now is in nobody's way.
 */
export async function removeCutShort(folder: string): Promise<void> {
  try {
    if ((await namesIn(folder)).every(isLeftOver)) await removeFolder(folder);
  } catch (error) {
    console.error('what was left of a model could not be removed', error);
  }
}

/** Removes a model for good: after a crash on the way there is none. @throws FailureError */
export function removeModel(folder: string): Promise<void> {
  return removeFolder(folder, MODEL_FILE);
}

/** Makes a model's folder, whole or not at all. */
export async function withoutRemains(
  folder: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  try {
    await make(folder);
  } catch (error) {
    await removeModel(folder);
    throw error;
  }
}
